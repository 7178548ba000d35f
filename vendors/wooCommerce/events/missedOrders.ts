import type { MissedEvent, TimeWindow } from '../../../domain/ports/eventSource';
import type { OrderDocuments } from '../../../domain/ports/orderSource';
import { asText, type Json } from '../../../runtime/client/json';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import type { WooApi } from '../client/api';
import { shownMoment } from '../client/shown';
import { storeName } from '../client/storeUrl';
import { vendor } from '../client/vendor';
import { occasionOf } from '../orders/orderIdentity';
import { pagesByMoment } from '../orders/orderPages';
import { gmt, lookUpOrder } from '../orders/readOrders';
import { listeningSince, webhookName } from './listening';
import { markTold } from './markTold';
import { eventOf, newsOf, type Listening } from './orderEvents';

/** Up to when everything that changed is known to be told, by trigger. After a start of n8n the whole window is looked through. */
const toldUntil = new Map<string, string>();

/** Moments are whole seconds, and a save that takes a while notes the second in which it began. */
const overlapMs = 120_000;

const fields = 'id,number,status,date_created_gmt,date_modified_gmt,date_paid_gmt,date_completed_gmt,refunds,meta_data';

/** What a listed order has to be told of, for its mark. */
interface Listed {
	url: string;
	order: Json;
	name: string;
}

/** What changed in the window and has news that no mark notes, oldest first: WooCommerce tries a delivery once. One call for 100 orders. */
export async function findMissed(
	api: WooApi,
	window: TimeWindow,
	{ url, topics }: Pick<Listening, 'url' | 'topics'>,
): Promise<MissedEvent<OrderDocuments>[]> {
	const name = webhookName(api, url);
	const listening = { url, topics, since: await listeningSince(api, url) };
	const since = [window.since, listening.since, toldUntil.get(name) ?? ''].toSorted().at(-1)!;
	if (since >= window.until) return [];
	const rows = await changedSince(api, new Date(Date.parse(since) - overlapMs).toISOString());
	const isDue = (order: Json) => (shownMoment(order.date_modified_gmt) ?? '') < window.until;
	const missed = rows
		.filter(isDue)
		.flatMap((order) => newsOf(order, listening).map((news) => missedEvent(api, listening, { url, order, name: news.name })));
	// What is still to be told is looked for again until it has its mark.
	if (missed.length === 0) toldUntil.set(name, window.until);
	return missed;
}

/** The oldest order first. Without an end: one that changes while pages are read would leave the list. */
async function changedSince(api: WooApi, since: string): Promise<Json[]> {
	const rows = new Map<string, Json>();
	for await (const page of pagesByMoment(api, { modified_after: gmt(since), _fields: fields }))
		for (const order of page) rows.set(readableId(order), order);
	return [...rows.values()];
}

/** What cannot be read may be the one that was missed. */
function readableId(order: Json): string {
	const id = asText(order.id);
	if (id === null || asText(order.status) === null)
		throw unreadableAnswer(vendor, 'transient', 'the request for its orders', ['id', 'status']);
	return id;
}

function missedEvent(api: WooApi, listening: Listening, listed: Listed): MissedEvent<OrderDocuments> {
	const id = asText(listed.order.id) ?? '';
	const store = storeName(api.connection);
	return {
		subject: occasionOf(store, id, listed.name),
		listed,
		async read() {
			const found = await lookUpOrder(api, id);
			const news = found && newsOf(found.order, listening, found.refunds).find(({ name }) => name === listed.name);
			if (!found || !news) return undefined;
			return eventOf(news, found, { store, receivedAt: new Date(api.connection.clock.now()).toISOString(), type: 'catchUp' });
		},
	};
}

/** Notes with the order that it is told. */
export async function noteTold(api: WooApi, { listed }: MissedEvent<OrderDocuments>): Promise<void> {
	const { url, order, name } = listed as Listed;
	await markTold(api, url, readableId(order), { order, names: [name] });
}
