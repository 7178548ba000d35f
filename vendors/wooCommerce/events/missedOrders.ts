import type { MissedEvent, TimeWindow } from '../../../domain/ports/eventSource';
import type { OrderDocuments } from '../../../domain/ports/orderSource';
import { asText, type Json } from '../../../runtime/client/json';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import type { WooApi } from '../client/api';
import { shownMoment } from '../client/shown';
import { storeName } from '../client/storeUrl';
import { vendor } from '../client/vendor';
import { occasionOf } from '../orders/orderIdentity';
import { gmt, lookUpOrder, maxPage } from '../orders/readOrders';
import { listeningSince, webhookName } from './listening';
import { markBody } from './marks';
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
	/** What of the order was noted since it was listed; the news of one order share it. */
	noted: string[];
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
		.flatMap((order) => {
			const noted: string[] = [];
			return newsOf(order, listening).map((news) => missedEvent(api, listening, { url, order, name: news.name, noted }));
		});
	// What is still to be told is looked for again until it has its mark.
	if (missed.length === 0) toldUntil.set(name, window.until);
	return missed;
}

/**
 * The orders that changed, the oldest order first. Without an end: one that changes while pages are read would leave the list. By the moment
 * of the last one and not by pages: one that is thrown away meanwhile leaves it all the same, and the one behind its page with it.
 */
async function changedSince(api: WooApi, since: string): Promise<Json[]> {
	const rows = new Map<string, Json>();
	const query = { modified_after: gmt(since), dates_are_gmt: true, orderby: 'date', order: 'asc', per_page: maxPage, _fields: fields };
	for (let further = {}; ; ) {
		const before = rows.size;
		const page = await api.some('/orders', { ...query, ...further }, maxPage);
		for (const order of page) rows.set(readableId(order), order);
		if (page.length < maxPage) return [...rows.values()];
		// Asked on and on it would answer the same.
		if (rows.size === before) throw unreadableAnswer(vendor, 'transient', 'the request for its orders');
		further = behind([...rows.values()]);
	}
}

/** What comes behind these, the others of the last one's second among it. */
function behind(orders: readonly Json[]): { after: string | undefined; exclude: string } {
	const placed = orders.map((order) => ({ id: readableId(order), at: shownMoment(order.date_created_gmt)! }));
	const last = placed
		.map(({ at }) => at)
		.toSorted()
		.at(-1)!;
	const sameSecond = placed.filter(({ at }) => at === last).map(({ id }) => id);
	return { after: gmt(new Date(Date.parse(last) - 1000).toISOString()), exclude: sameSecond.join(',') };
}

/** What cannot be read may be the one that was missed. */
function readableId(order: Json): string {
	const id = asText(order.id);
	if (id === null || asText(order.status) === null || shownMoment(order.date_created_gmt) === null)
		throw unreadableAnswer(vendor, 'transient', 'the request for its orders', ['id', 'status', 'date_created_gmt']);
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
	const { url, order, name, noted } = listed as Listed;
	await api.batch('/orders/batch', { update: [markBody(order, url, [...noted, name])] });
	noted.push(name);
}
