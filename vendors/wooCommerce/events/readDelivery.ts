import type { Delivery, RegistrationRequest, SourceEvent } from '../../../domain/ports/eventSource';
import type { OrderDocuments } from '../../../domain/ports/orderSource';
import { listener } from '../../../runtime/client/connection';
import { asId, asText, isRecord, type Json } from '../../../runtime/client/json';
import { attempt } from '../../../runtime/errors/attempt';
import { exclusive } from '../../../runtime/once/exclusive';
import { jsonObject } from '../../../runtime/webhooks/deliveryBody';
import type { WooApi } from '../client/api';
import { shownMoment, shownRows, showsCents } from '../client/shown';
import { storeName } from '../client/storeUrl';
import { vendor } from '../client/vendor';
import { lookUpOrder, type OrderAndRefunds } from '../orders/readOrders';
import { listeningSince, noteBlind, webhookName } from './listening';
import { storeOfOrder } from '../orders/storeOfOrder';
import { knownTold, markTold } from './markTold';
import { eventOf, newsOf } from './orderEvents';

/**
 * A delivery says that an order may have news, and holds it as it was when the store sent it. What was under way for longer than a minute, or
 * is not the whole, is asked for as it is now: WooCommerce delivers late, in any order, and without cents in some shops. Nothing is asked
 * where the delivery holds no news.
 */
export async function readDelivery(
	api: WooApi,
	delivery: Delivery,
	{ url, topics }: RegistrationRequest,
): Promise<SourceEvent<OrderDocuments>[]> {
	const payload = jsonObject(vendor, delivery);
	const id = asText(payload.id);
	if (id === null || asId(id) === undefined || asText(payload.status) === null) return nothingToSee(api, url);
	const listening = { url, topics, since: await listeningSince(api, url) };
	const newsIn = ({ order, refunds }: OrderAndRefunds) => {
		const known = knownTold(api, url, id);
		return newsOf(order, listening, refunds).filter(({ name }) => !known.includes(name));
	};
	const store = storeName(api.connection);
	const sent = { order: payload, refunds: [] };
	if (newsIn(sent).length === 0) return [];
	return await exclusive(`${webhookName(api, url)}:${id}`, async () => {
		const found = isWholeAndNew(payload, store, delivery.receivedAt) ? sent : await lookUpOrder(api, id);
		const news = found ? newsIn(found) : [];
		if (!found || news.length === 0) return [];
		// Before the mark: an order that cannot be read has none, and is looked for again.
		const events = news.map((each) => eventOf(each, found, { store, receivedAt: delivery.receivedAt }));
		// The store waits for the answer, and n8n with the start: the mark goes its own way. Without it the order is told all the same (this process
		// remembers it, and the actions' keys do nothing twice); a mark without the start would lose the order to a process that dies.
		void attempt(markTold(api, url, id, { order: found.order, names: news.map(({ name }) => name) }));
		return events;
	});
}

/** A delivery that is under way for longer than this may tell of an order that is another one by now. */
const freshMs = 60_000;

const lists = 'coupon_lines fee_lines line_items meta_data refunds shipping_lines tax_lines'.split(' ');

/**
 * A copy of the store for trying things out has its webhooks with their secrets, and says by its orders that it is another one. The moment is
 * signed, too, and the shop's clock may go wrong either way. Refunds are told by their sums only, amounts as the shop shows prices,
 * and plugins may leave out what they like.
 */
function isWholeAndNew(order: Json, store: string, receivedAt: string): boolean {
	const underWayMs = Date.parse(receivedAt) - Date.parse(shownMoment(order.date_modified_gmt) ?? '');
	const isNew = Math.abs(underWayMs) <= freshMs;
	const isWhole = isRecord(order.billing) && lists.every((name) => Array.isArray(order[name]));
	return storeOfOrder(order) === store && isNew && showsCents(order.total) && isWhole && shownRows(order.refunds).length === 0;
}

/** The user who made the webhook lost his rights: signed, but an error instead of an order. The catch-up finds what it was about. */
function nothingToSee(api: WooApi, url: string): [] {
	listener(api.connection, vendor)('a delivery that holds no order: the user of the key may have lost the right to see orders');
	noteBlind(webhookName(api, url));
	return [];
}
