import type { ShipmentEvent } from '../../../domain/documents/shipment';
import type { MissedEvent, SourceEvent, TimeWindow } from '../../../domain/ports/eventSource';
import type { ShipmentDocuments } from '../../../domain/ports/shipmentSource';
import { isBeyond } from '../../../runtime/carrier/isBeyond';
import { readPhone } from '../../../domain/values/phone';
import { taggedOrder, taggedReturn } from '../../../runtime/carrier/orderTag';
import { eventOf, type FollowedLabel } from '../../../runtime/carrier/parcelNews';
import { listener } from '../../../runtime/client/connection';
import type { Api } from '../client/api';
import { vendor } from '../client/vendor';
import { getLabel, isLast } from '../label/findLabel';
import { declaredOn, isPaid, isReturn, readableLabel, rowsIn, statusOf, type Label } from '../label/label';
import { toShipment } from '../label/toShipment';

const pageSize = 100;

/** 3,000 labels that changed in the days that are looked at. */
const maxPages = 30;

/**
 * How the labels stand that changed in the window, the oldest change first. The list need not tell more than the state and when it last
 * changed; a label that is news is looked at by itself.
 */
export async function listedShipments(api: Api, window: TimeWindow, topics: readonly string[]): Promise<MissedEvent<ShipmentDocuments>[]> {
	const changed = await listChanged(api, window.since);
	return (
		changed
			// Whether it brings goods back the list need not tell.
			.filter((label) => kinds.some((kind) => topics.includes(`${kind}.${statusOf(label)}`)) && happenedAt(label) >= window.since)
			.filter((label) => statusOf(label) !== 'cancelled' || isPaid(label))
			.toSorted((one, other) => happenedAt(one).localeCompare(happenedAt(other)))
			.map((row) => {
				const subject = `${row.id}:${statusOf(row)}`;
				return { subject, read: async () => await readNews(api, row, { subject, window, topics }) };
			})
	);
}

async function listChanged({ connection, call }: Api, since: string): Promise<Label[]> {
	const found: Label[] = [];
	for (let page = 1; page <= maxPages; page++) {
		const query = { page, per_page: pageSize, order: 'desc', sort_by: 'updated_at' };
		const body = await call({ method: 'GET', path: '/me/orders', safety: 'read', query });
		const rows = rowsIn(body);
		const labels = rows.flatMap((row) => readableLabel(row) ?? []);
		if (labels.length < rows.length) listener(connection, vendor)('labels in the list of the last days');
		found.push(...labels);
		const updatedAt = labels.map((label) => label.updatedAt);
		if (isLast(body, page, rows) || isBeyond(updatedAt, Date.parse(since))) return found;
	}
	listener(connection, vendor)('labels beyond the newest 3,000');
	return found;
}

/** The moment of the state that a label is in; where SuperFrete does not say it, when the label last changed. */
export function happenedAt(label: Label): string {
	const { generatedAt, postedAt, deliveredAt, cancelledAt, updatedAt, createdAt } = label;
	const moments: Partial<Record<ReturnType<typeof statusOf>, string | null>> = {
		label_ready: generatedAt,
		posted: postedAt,
		delivered: deliveredAt,
		cancelled: cancelledAt,
	};
	return moments[statusOf(label)] ?? updatedAt ?? createdAt ?? '';
}

/** Undefined for what has moved on since, and for what turns out to be old. */
async function readNews(
	api: Api,
	row: Label,
	{ subject, window, topics }: { subject: string; window: TimeWindow; topics: readonly string[] },
): Promise<SourceEvent<ShipmentDocuments> | undefined> {
	const label = await getLabel(api, row.id);
	const status = statusOf(label);
	const at = happenedAt(label);
	if (status !== statusOf(row) || at < window.since) return undefined;
	const kind = kindOf(label);
	if (!topics.includes(`${kind}.${status}`)) return undefined;
	return eventOf(vendor, followedLabel(label, row), { status, at, description: null }, subject, window.until, kind);
}

const kinds = ['shipment', 'return'] as const;

/** Goods that come back go to the shop: they are news of another kind. */
export function kindOf(label: Label): (typeof kinds)[number] {
	return isReturn(label) ? 'return' : 'shipment';
}

export function followedLabel(label: Label, row: Label): FollowedLabel {
	const tags = label.tags ?? [];
	const order = taggedReturn(tags) ?? taggedOrder(tags);
	const shipment = {
		...toShipment(label, undefined, true),
		orderNumber: order?.number ?? null,
		customer: customerOf(label, row),
		...(isReturn(label) ? { contents: declaredOn(label) } : {}),
	};
	const happenings = happeningsOf(label, { status: statusOf(label), at: happenedAt(label), description: null });
	return { shipment, order, happenings, raw: label.raw };
}

/** As the list has it, which tells more of the customer; the label itself where it is not among those that changed last. */
export async function rowOf({ call }: Api, label: Label): Promise<Label> {
	const query = { page: 1, per_page: pageSize, order: 'desc', sort_by: 'updated_at' };
	const rows = rowsIn(await call({ method: 'GET', path: '/me/orders', safety: 'read', query }));
	return rows.flatMap((row) => readableLabel(row) ?? []).find(({ id }) => id === label.id) ?? label;
}

function happeningsOf({ generatedAt, postedAt }: Label, last: ShipmentEvent): ShipmentEvent[] {
	const before: [ShipmentEvent['status'], string | null][] = [
		['label_ready', generatedAt],
		['posted', postedAt],
	];
	const earlier = before.flatMap(([status, at]) =>
		at === null || status === last.status || at > last.at ? [] : [{ status, at, description: null }],
	);
	return [...earlier, last];
}

/** The label by itself does not tell the phone, which the list has. */
export function customerOf(label: Label, row: Label) {
	const side = isReturn(label) ? 'from' : 'to';
	const { name, email, phone } = { ...row[side], ...Object.fromEntries(Object.entries(label[side]).filter(([, value]) => value !== null)) };
	const reading = readPhone(phone, 'BR');
	return { name, email, phone: reading.valid ? reading.e164 : phone };
}
