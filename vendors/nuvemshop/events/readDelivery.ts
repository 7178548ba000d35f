import type { Delivery, RegistrationRequest, SourceEvent } from '../../../domain/ports/eventSource';
import type { OrderDocuments } from '../../../domain/ports/orderSource';
import { listener } from '../../../runtime/client/connection';
import { asText } from '../../../runtime/client/json';
import { attempt } from '../../../runtime/errors/attempt';
import { hasClass } from '../../../runtime/errors/integrationError';
import { exclusive } from '../../../runtime/once/exclusive';
import { jsonObject, unreadableEvent } from '../../../runtime/webhooks/deliveryBody';
import type { NuvemshopApi } from '../client/api';
import { storeName, vendor } from '../client/vendor';
import { lookUpOrder } from '../orders/readOrders';
import { knownTold, learnTold, mark } from './marks';
import { eventOf, newsOf } from './orderEvents';
import { eventsOf } from './topics';
import { isPrivacyRequest } from './verify';
import { listeningSince, webhookName } from './webhooksApi';

/**
 * A delivery says which order has news; the order itself is asked for, as it stands now, because deliveries come late, again and in any
 * order. Three calls.
 */
export async function readDelivery(
	api: NuvemshopApi,
	delivery: Delivery,
	{ url, topics }: RegistrationRequest,
): Promise<SourceEvent<OrderDocuments>[]> {
	if (isPrivacyRequest(delivery)) return tellOfPrivacy(api);
	const { event, id: named } = jsonObject(vendor, delivery);
	if (!eventsOf(topics).includes(asText(event) ?? '')) return [];
	const id = asText(named);
	if (id === null || !/^\d+$/.test(id)) throw unreadableEvent(vendor);
	const listening = { url, topics, since: await listeningSince(api, url) };
	return await exclusive(`${webhookName(api, url)}:${id}`, async () => {
		const order = await lookUpOrder(api, id);
		const isNews = () => (order ? newsOf(order, listening, knownTold(api, url, id)) : []);
		if (!order || isNews().length === 0) return [];
		// An app that may not keep metafields starts its flows all the same, see below; what passes by itself is delivered again.
		const learned = await attempt(learnTold(api, url, [id], listening.since));
		if (!learned.ok && hasClass(learned.error, 'transient', 'rateLimited')) throw learned.error;
		const news = isNews();
		if (news.length === 0) return [];
		// Without its mark the order is told all the same: this process remembers it, and the actions' keys do nothing twice.
		await attempt(
			mark(
				api,
				url,
				id,
				news.map(({ name }) => name),
			),
		);
		return news.map((each) => eventOf(each, order, { store: storeName(api.connection), receivedAt: delivery.receivedAt }));
	});
}

/** Nothing starts; the shop has to know of it, because n8n keeps orders in its executions. */
function tellOfPrivacy(api: NuvemshopApi): [] {
	listener(
		api.connection,
		vendor,
	)('a request for privacy (a customer or the store asks for its data, or to have it deleted): see to it by hand');
	return [];
}
