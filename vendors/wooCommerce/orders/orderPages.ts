import type { Order } from '../../../domain/documents/order';
import type { TimeWindow } from '../../../domain/ports/eventSource';
import type { OrderQuery } from '../../../domain/ports/orderKeeper';
import { asText, type Json } from '../../../runtime/client/json';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import type { WooApi } from '../client/api';
import { shownMoment } from '../client/shown';
import { vendor } from '../client/vendor';
import { storeName } from '../client/storeUrl';
import { mapOrder } from './mapOrder';
import { gmt, maxPage, refundsOf, withCents } from './readOrders';

/**
 * Orders from the oldest on, or from the newest on, each once. By the moment of the last one and not by pages: one that is thrown away or moved
 * meanwhile leaves the list, and the one behind its page with it.
 */
export async function* pagesByMoment(
	api: WooApi,
	query: Parameters<WooApi['some']>[1],
	{ order = 'asc', size = maxPage }: { order?: 'asc' | 'desc'; size?: number } = {},
): AsyncGenerator<Json[]> {
	const asked = { ...query, dates_are_gmt: true, orderby: 'date', order, per_page: size };
	const [past, step, end] = order === 'asc' ? (['after', -1000, -1] as const) : (['before', 1000, 0] as const);
	const seen = new Map<string, string>();
	let further = {};
	for (;;) {
		const page = await api.some('/orders', { ...asked, ...further }, size);
		const placed = page.map(placedOf);
		const fresh = page.filter((_, index) => !seen.has(placed[index]!.id));
		// Asked on and on it would answer the same.
		if (page.length > 0 && fresh.length === 0) throw unreadable([]);
		yield fresh;
		if (page.length < size) return;
		for (const { id, at } of placed) seen.set(id, at);
		const last = placed
			.map(({ at }) => at)
			.toSorted()
			.at(end)!;
		const known = [...seen].flatMap(([id, at]) => (at === last ? [id] : []));
		further = { [past]: gmt(new Date(Date.parse(last) + step).toISOString()), exclude: known.join(',') };
	}
}

/** The newest first. */
export async function listOrders(api: WooApi, query: OrderQuery, limit: number): Promise<Order[]> {
	const rows: Json[] = [];
	for await (const page of pagesByMoment(api, { ...withCents, ...filterOf(query) }, { order: 'desc', size: Math.min(maxPage, limit) })) {
		rows.push(...page);
		if (rows.length >= limit) break;
	}
	return await documentsOf(api, rows.slice(0, limit));
}

async function documentsOf(api: WooApi, rows: readonly Json[]): Promise<Order[]> {
	const orders: Order[] = [];
	for (const row of rows) orders.push(mapOrder(row, await refundsOf(api, row), storeName(api.connection)));
	return orders;
}

function filterOf({ createdFrom, createdTo, updatedFrom, updatedTo, state, search }: OrderQuery) {
	return {
		after: gmt(createdFrom),
		before: gmt(createdTo),
		modified_after: gmt(updatedFrom),
		modified_before: gmt(updatedTo),
		...(state ? { status: state } : {}),
		...(search ? { search } : {}),
	};
}

/** As documents. `after` leaves the second out that it names. */
export async function* orderPages(api: WooApi, { since, until }: TimeWindow): AsyncGenerator<Order[]> {
	const after = gmt(new Date(Date.parse(since) - 1000).toISOString());
	for await (const rows of pagesByMoment(api, { ...withCents, after, before: gmt(until) })) {
		yield await documentsOf(api, rows);
	}
}

/** What cannot be read may be the one that is looked for. */
function placedOf(order: Json): { id: string; at: string } {
	const [id, at] = [asText(order.id), shownMoment(order.date_created_gmt)];
	if (id === null || at === null) throw unreadable(['id', 'date_created_gmt']);
	return { id, at };
}

function unreadable(fields: readonly string[]) {
	return unreadableAnswer(vendor, 'transient', 'the request for its orders', fields);
}
