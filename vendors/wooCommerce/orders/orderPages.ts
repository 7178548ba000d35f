import type { Order } from '../../../domain/documents/order';
import type { TimeWindow } from '../../../domain/ports/eventSource';
import { asText, type Json } from '../../../runtime/client/json';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import type { WooApi } from '../client/api';
import { shownMoment } from '../client/shown';
import { vendor } from '../client/vendor';
import { storeName } from '../client/storeUrl';
import { mapOrder } from './mapOrder';
import { gmt, maxPage, refundsOf, withCents } from './readOrders';

/**
 * Orders from the oldest on. By the moment of the last one and not by pages: one that is thrown away or moved meanwhile leaves the list, and the
 * one behind its page with it.
 */
export async function* pagesByMoment(api: WooApi, query: Parameters<WooApi['some']>[1]): AsyncGenerator<Json[]> {
	const asked = { ...query, dates_are_gmt: true, orderby: 'date', order: 'asc', per_page: maxPage };
	let [last, known]: [string, string[]] = ['', []];
	for (;;) {
		const further = last === '' ? {} : { after: gmt(new Date(Date.parse(last) - 1000).toISOString()), exclude: known.join(',') };
		const page = await api.some('/orders', { ...asked, ...further }, maxPage);
		const placed = page.map(placedOf);
		// Asked on and on it would answer the same.
		if (placed.length > 0 && placed.every(({ id }) => known.includes(id))) throw unreadable([]);
		yield page;
		if (page.length < maxPage) return;
		const newest = placed
			.map(({ at }) => at)
			.toSorted()
			.at(-1)!;
		const others = placed.filter(({ at }) => at === newest).map(({ id }) => id);
		[last, known] = [newest, newest === last ? [...known, ...others] : others];
	}
}

/** As documents. `after` leaves the second out that it names. */
export async function* orderPages(api: WooApi, { since, until }: TimeWindow): AsyncGenerator<Order[]> {
	const after = gmt(new Date(Date.parse(since) - 1000).toISOString());
	for await (const rows of pagesByMoment(api, { ...withCents, after, before: gmt(until) })) {
		const orders: Order[] = [];
		for (const row of rows) orders.push(mapOrder(row, await refundsOf(api, row), storeName(api.connection)));
		yield orders;
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
