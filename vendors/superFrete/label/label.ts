import type { DeclaredLine, ShipmentStatus } from '../../../domain/documents/shipment';
import { taggedReturn } from '../../../runtime/carrier/orderTag';
import { asLink, asNumber, asRecord, asRecords, asText, isRecord, type Json } from '../../../runtime/client/json';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { vendor } from '../client/vendor';

/** Sender or recipient, as far as a label tells. */
export interface Party {
	name: string | null;
	email: string | null;
	phone: string | null;
	document: string | null;
	postalCode: string | null;
}

/** A label as cart, list and `order/info` show it; the list may lack the tags, the cart the times. */
export interface Label {
	id: string;
	status: string;
	serviceId: string | null;
	price: number | null;
	/** The carrier's longest time in working days. */
	deliveryDays: number | null;
	tracking: string | null;
	printUrl: string | null;
	/** Null where the answer does not have them. */
	tags: readonly string[] | null;
	to: Party;
	from: Party;
	createdAt: string | null;
	updatedAt: string | null;
	paidAt: string | null;
	generatedAt: string | null;
	postedAt: string | null;
	deliveredAt: string | null;
	cancelledAt: string | null;
	/** As SuperFrete sent it. */
	raw: Json;
}

/** `unknownOutcome` where it has no id or state: it may be the one that was written or is looked for. */
export function readLabel(body: unknown): Label {
	const row = isRecord(asRecord(body).data) ? asRecord(asRecord(body).data) : asRecord(body);
	const id = asText(row.id) ?? asText(row.order_id);
	const status = asText(row.status)?.toLowerCase() ?? null;
	if (id === null || status === null) throw unreadableAnswer(vendor, 'unknownOutcome', 'a request about a label', ['id', 'status']);
	return { id, status, ...amountsOf(row), tags: tagsOf(row), to: partyIn(row.to), from: partyIn(row.from), ...momentsOf(row), raw: row };
}

/** Undefined for a row that cannot be read. */
export function readableLabel(row: unknown): Label | undefined {
	try {
		return readLabel(row);
	} catch {
		return undefined;
	}
}

function amountsOf(row: Json) {
	return {
		serviceId: asText(row.service_id) ?? asText(row.service) ?? asText(asRecord(row.service).id),
		price: asNumber(row.price) ?? asNumber(asRecord(row.price).total),
		deliveryDays: asNumber(row.delivery_max) ?? asNumber(row.delivery),
		tracking: asText(row.tracking),
		printUrl: asLink(asRecord(row.print).url),
	};
}

function tagsOf({ tags }: Json): string[] | null {
	if (tags === undefined || tags === null) return null;
	if (!Array.isArray(tags)) throw unreadableAnswer(vendor, 'unknownOutcome', 'a request about a label', ['tags']);
	return tags.map((each) => {
		const tag = isRecord(each) ? each.tag : each;
		if (typeof tag === 'object' && tag !== null) throw unreadableAnswer(vendor, 'unknownOutcome', 'a request about a label', ['tags']);
		return asText(tag) ?? '';
	});
}

function partyIn(value: unknown): Party {
	const party = asRecord(value);
	return {
		name: asText(party.name),
		email: asText(party.email),
		phone: asText(party.phone),
		document: asText(party.document),
		postalCode: asText(party.postal_code),
	};
}

/** Of goods that come back the customer is the sender. */
export function isReturn({ tags }: Pick<Label, 'tags'>): boolean {
	return taggedReturn(tags ?? []) !== null;
}

/** What the label declares; null unless it tells all of it. */
export function declaredOn({ raw }: Pick<Label, 'raw'>): DeclaredLine[] | null {
	const lines = asRecords(raw.products).map(({ name, quantity }) => ({ name: asText(name) ?? '', quantity: asNumber(quantity) ?? 0 }));
	return lines.length === 0 || lines.some(({ name, quantity }) => name === '' || quantity < 1) ? null : lines;
}

function momentsOf(row: Json) {
	return {
		createdAt: moment(row.created_at),
		updatedAt: moment(row.updated_at),
		paidAt: moment(row.paid_at),
		generatedAt: moment(row.generated_at),
		postedAt: moment(row.posted_at),
		deliveredAt: moment(row.delivered_at),
		cancelledAt: moment(row.canceled_at) ?? moment(row.cancelled_at) ?? moment(row.expired_at),
	};
}

/** ISO 8601 with a zone (SuperFrete documentation, order info); null for what is none. */
function moment(value: unknown): string | null {
	const time = Date.parse(asText(value) ?? '');
	return Number.isNaN(time) ? null : new Date(time).toISOString();
}

const byWord: Readonly<Record<string, ShipmentStatus>> = {
	pending: 'created',
	released: 'paid',
	generated: 'label_ready',
	posted: 'posted',
	delivered: 'delivered',
	undelivered: 'failed_attempt',
	canceled: 'cancelled',
	cancelled: 'cancelled',
	expired: 'cancelled',
};

/** A label that was made keeps the word `released` until it is posted. Its page has an address before it is made. */
export function statusOf(label: Label): ShipmentStatus {
	const status = byWord[label.status] ?? 'unknown';
	return status === 'paid' && hasBeenMade(label) ? 'label_ready' : status;
}

function hasBeenMade({ tracking, generatedAt }: Label): boolean {
	return tracking !== null || generatedAt !== null;
}

/** A cancelled one that nobody had paid for never was a label: so a double is taken back. */
export function isPaid(label: Label): boolean {
	const status = statusOf(label);
	if (status === 'cancelled') return label.paidAt !== null || label.printUrl !== null || hasBeenMade(label);
	return !['created', 'unknown'].includes(status);
}

/** Was paid for, and is good for nothing any more. */
export function isVoid(label: Label): boolean {
	return isPaid(label) && statusOf(label) === 'cancelled';
}

export function isPrintable(label: Label): boolean {
	return ['paid', 'label_ready', 'posted'].includes(statusOf(label));
}

/** The rows of a list, bare or in a page of it. */
export function rowsIn(body: unknown): Json[] {
	const { data, orders } = asRecord(body);
	const rows = [body, data, orders].find(Array.isArray);
	if (rows === undefined) throw unreadableAnswer(vendor, 'transient', 'the list of labels');
	return asRecords(rows);
}
