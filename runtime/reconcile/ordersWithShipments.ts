import type { Order } from '../../domain/documents/order';
import type { Shipment } from '../../domain/documents/shipment';
import type { LabelRegister, RegisteredLabel } from '../../domain/ports/labelRegister';
import type { OrderReader, ParcelReader } from '../../domain/ports/orderKeeper';
import type { Finding } from '../../domain/reconcile/finding';
import { hasLeft, isVoid, judgeShipments, notSent, plain } from '../../domain/reconcile/judgeShipments';
import { momentsOf, type Period } from '../../domain/reconcile/period';
import type { Held } from '../../domain/reconcile/sieve';
import { plainName } from '../../domain/values/plainName';
import { attempt } from '../errors/attempt';
import { hasClass } from '../errors/integrationError';
import type { Comparison, Judgement } from './compareSides';
import { orderNow } from './orderNow';

export interface OrdersWithShipments {
	orders: Pick<OrderReader, 'get' | 'pages'> & ParcelReader;
	register: LabelRegister;
	/** The shop's vendor, which labels name. */
	shop: string;
	/** What the shop's names of its ways to ship contain where the carrier has the parcels; empty for all. */
	method: string;
	period: Period;
	now: number;
}

/** An order with the codes that the shop says to be on their way; null where nothing is. */
export interface SentOrder {
	order: Order;
	codes: readonly string[] | null;
}

/** What was learned while both sides were read. */
interface Learned {
	/** Codes of labels that name no order. */
	byHand: Set<string>;
	/** The labels by the number of their order: one says little without the others. */
	labels: Map<string, RegisteredLabel[]>;
	/** How the ids of this shop's orders begin, `shopify:loja/`; undefined before one was read, or where they do not tell. */
	shopIds?: string;
}

/** Labels that go to the sieve at once. */
const groupSize = 100;

/** Clocks differ. */
const hourMs = 3_600_000;

/** A shop's orders with a carrier's labels: what the carrier has the shop says to be sent, under the same code, and the other way round. */
export function ordersWithShipments(sides: OrdersWithShipments): Comparison<SentOrder, RegisteredLabel> {
	const { orders, period, now } = sides;
	const { begin, end } = momentsOf(period);
	const since = new Date(begin).toISOString();
	const learned: Learned = { byHand: new Set(), labels: new Map() };
	return {
		here: {
			pages: sentPages(orders, { since, until: new Date(Math.max(end, now)).toISOString() }, learned),
			keyOf: ({ order }) => order.number || undefined,
			ignores: ({ order, codes }) => notSent(order, codes) ?? (isShippedBy(order, sides.method) ? undefined : 'other_method'),
		},
		there: {
			pages: labelPages(sides, since, learned),
			keyOf: ({ order }) => order?.number,
			ignores: ({ order }) => (order === null ? 'no_order_number' : order.source === sides.shop ? undefined : 'other_shop'),
		},
		agree: ({ order, codes }, labels) =>
			labels.length === learned.labels.get(order.number)?.length &&
			labels.every((label) => isOf(order, label)) &&
			judgeShipments(order.number, order, codes, labels) === undefined,
		judge: async (key, held) => await judge(sides, learned, { begin, end }, key, held),
	};
}

async function* sentPages(orders: OrdersWithShipments['orders'], window: { since: string; until: string }, learned: Learned) {
	for await (const page of orders.pages(window)) {
		const sent = await orders.sentParcels(page);
		const [first] = page;
		if (first?.account) learned.shopIds = `${first.source}:${first.account}/`;
		yield page.map((order): SentOrder => ({ order, codes: sent.get(order.id) ?? null }));
	}
}

/** Carriers list the newest first and orders come the oldest first: labels, which are small, are turned round. */
async function* labelPages({ register, shop }: OrdersWithShipments, since: string, learned: Learned) {
	const labels = await register.changed(since);
	for (const label of labels) {
		const { order, codes } = label;
		if (order === null) for (const code of codes) learned.byHand.add(plain(code));
		else if (order.source === shop) learned.labels.set(order.number, [...(learned.labels.get(order.number) ?? []), label]);
	}
	for (let from = 0; from < labels.length; from += groupSize) yield labels.slice(from, from + groupSize);
}

function isShippedBy({ shipping }: Order, method: string): boolean {
	return plainName(shipping.method ?? '').includes(plainName(method));
}

/** Two shops can have the same number. */
function isOf(order: Order, label: RegisteredLabel): boolean {
	const id = label.order?.id ?? null;
	return id === null || id === order.id;
}

async function judge(
	sides: OrdersWithShipments,
	learned: Learned,
	{ begin, end }: { begin: number; end: number },
	key: string,
	held: Held<SentOrder, RegisteredLabel>,
): Promise<Judgement> {
	if (held.here.length === 0 && !held.there.some((label) => hasLeft(label) || isVoid(label))) return { ignored: 'not_posted' };
	const order = await orderNow(sides.orders, key, held.here[0]?.order);
	const all = await labelsNow(sides, key, learned.labels.get(key) ?? []);
	const labels = all.filter((label) => (order ? isOf(order, label) : !isOfAnother(label, learned)));
	if (held.here.length === 0 && labels.length === 0) return { ignored: 'other_shop' };
	if (order?.test === true) return { ignored: 'test' };
	const codes = order ? ((await sides.orders.sentParcels([order])).get(order.id) ?? null) : null;
	const finding = judgeShipments(key, order, codes, labels);
	if (!finding || isByHand(finding, codes, learned)) return 'matched';
	if (order && isOlder(order, begin) && lacksLabel(finding, codes, labels)) return { ignored: 'other_day' };
	if (isYoung(finding, order, labels, end)) return { ignored: 'of_today' };
	const ids = [order?.id ?? '', ...labels.map(({ shipment }) => `${shipment.vendor}:${shipment.id}`)];
	return { finding, documents: { ...(order ? { order } : {}), ...shipmentOf(labels) }, ids };
}

function isOfAnother({ order }: RegisteredLabel, { shopIds }: Learned): boolean {
	const id = order?.id ?? null;
	return id !== null && shopIds !== undefined && !id.startsWith(shopIds);
}

/** The label was bought in the carrier's panel and names no order; its code is the shop's. */
function isByHand({ kind }: Finding, codes: readonly string[] | null, { byHand }: Learned): boolean {
	return kind === 'missing_there' && (codes ?? []).some((code) => byHand.has(plain(code)));
}

/** The label that it was sent by may have been bought, and left, before the days whose labels were read. */
function isOlder({ createdAt }: Order, begin: number): boolean {
	return Date.parse(createdAt) < begin;
}

function lacksLabel({ kind, reason }: Finding, codes: readonly string[] | null, labels: readonly RegisteredLabel[]): boolean {
	return kind === 'missing_there' || (reason === 'cancelled_there' && codes?.length === 0 && labels.every(isVoid));
}

/** Each as it stands now, and what was bought while the lists were read. */
async function labelsNow({ register, shop, now }: OrdersWithShipments, key: string, listed: readonly RegisteredLabel[]) {
	const found = new Map<string, RegisteredLabel>();
	for (const label of await register.bought(new Date(now - hourMs).toISOString()))
		if (label.order?.source === shop && label.order.number === key) found.set(label.shipment.id, label);
	for (const { shipment } of listed) {
		const label = await attempt(register.get(shipment.id));
		if (label.ok) found.set(shipment.id, label.value);
		else if (!hasClass(label.error, 'notFound')) throw label.error;
	}
	return [...found.values()];
}

/** Its other half may be on the way. */
function isYoung({ kind }: Finding, order: Order | undefined, labels: readonly RegisteredLabel[], end: number): boolean {
	if (order && Date.parse(order.createdAt) >= end) return true;
	return kind !== 'missing_there' && labels.every(({ changedAt }) => Date.parse(changedAt ?? '') >= end);
}

/** As the nodes behind take it: of several parcels the first one, with all of them in `parcels`. */
function shipmentOf(labels: readonly RegisteredLabel[]): { shipment?: Shipment } {
	const good = labels.filter((label) => !isVoid(label)).map(({ shipment }) => shipment);
	const sent = good.filter(({ trackingNumber }) => trackingNumber !== null);
	const [first = good[0] ?? labels[0]?.shipment, ...more] = sent;
	if (first === undefined) return {};
	if (more.length === 0) return { shipment: first };
	return { shipment: { ...first, parcels: sent.map((parcel, index) => ({ ...parcelOf(parcel), number: index + 1 })) } };
}

function parcelOf({ id, status, price, trackingNumber, trackingUrl, labelUrl, estimatedDelivery, found }: Shipment) {
	return { id, status, price, trackingNumber, trackingUrl, labelUrl, estimatedDelivery, found };
}
