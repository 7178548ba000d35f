import type { MissedEvent, TimeWindow } from '../../../domain/ports/eventSource';
import type { OrderDocuments } from '../../../domain/ports/orderSource';
import { asText, type Json } from '../../../runtime/client/json';
import { maxPage, type NuvemshopApi } from '../client/api';
import { shownMoment } from '../client/shown';
import { storeName } from '../client/vendor';
import { occasionOf } from '../orders/orderIdentity';
import { listGroup, moment } from '../orders/readOrders';
import { knownTold, learnTold, mark } from './marks';
import { eventOf, newsOf, type Listening, type News } from './orderEvents';
import { chosen } from './topics';
import { listeningSince, webhookName } from './webhooksApi';

/** Up to when everything that changed is known to be told, by trigger. After a start of n8n the whole window is looked through. */
const toldUntil = new Map<string, string>();

/** Moments are whole seconds, and a save that takes a while notes the second in which it began. */
const overlapMs = 120_000;

/** What a listed order has to be told of, for its mark. */
interface Listed {
	url: string;
	id: string;
	name: string;
}

/** What changed in the window and has news that no mark notes, oldest first. One call for 200 orders and group of `payment_status`. */
export async function findMissed(
	api: NuvemshopApi,
	window: TimeWindow,
	{ url, topics }: Pick<Listening, 'url' | 'topics'>,
): Promise<MissedEvent<OrderDocuments>[]> {
	const name = webhookName(api, url);
	const listening = { url, topics, since: await listeningSince(api, url) };
	const since = [window.since, listening.since, toldUntil.get(name) ?? ''].toSorted().at(-1)!;
	if (since >= window.until) return [];
	const rows = (await changedOrders(api, topics, new Date(Date.parse(since) - overlapMs).toISOString())).filter(
		({ updated_at: at }) => (shownMoment(at) ?? '') < window.until,
	);
	const newsNow = () => rows.flatMap((row) => newsOf(row, listening, knownTold(api, url, idOf(row))).map((news) => ({ row, news })));
	const unknown = newsNow();
	if (unknown.length > 0) {
		// Of the orders and not of their news: a refund's moment moves with each change, and its mark is older.
		const oldest = unknown.map(({ row }) => shownMoment(row.created_at) ?? listening.since).toSorted()[0];
		await learnTold(api, url, [...new Set(unknown.map(({ row }) => idOf(row)))], moment(oldest)!);
	}
	const missed = newsNow().toSorted((a, b) => a.news.at.localeCompare(b.news.at));
	// What is still to be told is looked for again until it has its mark.
	if (missed.length === 0) toldUntil.set(name, window.until);
	return missed.map(({ row, news }) => missedEvent(api, url, row, news));
}

/**
 * Without an end of the time: an order that changes while the pages are read would leave the list, and the one behind the page with it.
 * One that is refunded meanwhile leaves it all the same, so that what fills a page is read twice.
 */
async function changedOrders(api: NuvemshopApi, topics: readonly string[], since: string): Promise<Json[]> {
	const statuses = new Set([undefined, ...chosen(topics).flatMap(({ alsoListed }) => alsoListed)]);
	const rows = new Map<string, Json>();
	for (const status of statuses) {
		const read = async () => await listGroup(api, { updated_at_min: moment(since) }, status);
		const found = await read();
		if (found.length >= maxPage) found.push(...(await read()));
		for (const row of found) rows.set(idOf(row), row);
	}
	return [...rows.values()];
}

function idOf(order: Json): string {
	return asText(order.id) ?? '';
}

/** The list has the whole order, as it stood a moment ago. */
function missedEvent(api: NuvemshopApi, url: string, order: Json, news: News): MissedEvent<OrderDocuments> {
	const [id, store] = [idOf(order), storeName(api.connection)];
	return {
		subject: occasionOf(store, id, news.name),
		listed: { url, id, name: news.name } satisfies Listed,
		read: async () => eventOf(news, order, { store, receivedAt: new Date(api.connection.clock.now()).toISOString(), type: 'catchUp' }),
	};
}

/** Notes with the order that it is told. */
export async function noteTold(api: NuvemshopApi, { listed }: MissedEvent<OrderDocuments>): Promise<void> {
	const { url, id, name } = listed as Listed;
	await mark(api, url, id, [name]);
}
