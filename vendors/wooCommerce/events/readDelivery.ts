import type { Delivery, RegistrationRequest, SourceEvent } from '../../../domain/ports/eventSource';
import type { OrderDocuments } from '../../../domain/ports/orderSource';
import { listener } from '../../../runtime/client/connection';
import { asId, asText } from '../../../runtime/client/json';
import { attempt } from '../../../runtime/errors/attempt';
import { exclusive } from '../../../runtime/once/exclusive';
import { jsonObject } from '../../../runtime/webhooks/deliveryBody';
import type { WooApi } from '../client/api';
import { storeName } from '../client/storeUrl';
import { vendor } from '../client/vendor';
import { lookUpOrder } from '../orders/readOrders';
import { listeningSince, noteBlind, webhookName } from './listening';
import { markBody } from './marks';
import { eventOf, newsOf } from './orderEvents';

/**
 * A delivery says that an order may have news; the order itself is asked for, because WooCommerce delivers late, in any order, without
 * cents in some shops, and sends what the maker of the webhook may see. Nothing is asked where the delivery holds no news.
 */
export async function readDelivery(
	api: WooApi,
	delivery: Delivery,
	{ url, topics }: RegistrationRequest,
): Promise<SourceEvent<OrderDocuments>[]> {
	const payload = jsonObject(vendor, delivery);
	const id = asId(payload.id);
	if (id === undefined || asText(payload.status) === null) return nothingToSee(api, url);
	const listening = { url, topics, since: await listeningSince(api, url) };
	if (newsOf(payload, listening).length === 0) return [];
	return await exclusive(`${webhookName(api, url)}:${id}`, async () => {
		const found = await lookUpOrder(api, String(id));
		const news = found ? newsOf(found.order, listening, found.refunds) : [];
		if (!found || news.length === 0) return [];
		// Before the mark: an order that cannot be read has none, and is looked for again.
		const events = news.map((each) => eventOf(each, found, { store: storeName(api.connection), receivedAt: delivery.receivedAt }));
		const mark = markBody(
			found.order,
			url,
			news.map(({ name }) => name),
		);
		// Without its mark the order is told all the same: this process remembers it, and the actions' keys do nothing twice.
		await attempt(api.put(`/orders/${id}`, mark));
		return events;
	});
}

/** The user who made the webhook lost his rights: signed, but an error instead of an order. The catch-up finds what it was about. */
function nothingToSee(api: WooApi, url: string): [] {
	listener(api.connection, vendor)('a delivery that holds no order: the user of the key may have lost the right to see orders');
	noteBlind(webhookName(api, url));
	return [];
}
