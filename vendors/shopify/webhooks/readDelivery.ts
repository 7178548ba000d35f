import type { Delivery, SourceEvent, SubscriptionRequest } from '../../../domain/ports/eventSource';
import type { Order } from '../../../domain/order';
import { IntegrationError } from '../../../runtime/integrationError';
import { settle } from '../../../runtime/settle';
import { fieldsOf, textOf, type Fields } from '../reading';
import { topicOfHeader } from './topics';

/** Makes the order of a payload. */
export type OrderReader = (payload: Fields) => Promise<Order>;

export async function readDelivery(
	delivery: Delivery,
	{ topics }: SubscriptionRequest,
	toOrder: OrderReader,
): Promise<SourceEvent<{ order: Order }>[]> {
	const { headers, receivedAt } = delivery;
	const topic = topicOfHeader(headers['x-shopify-topic']);
	if (!topic || !topics.includes(topic.topic)) return [];
	const payload = await parsePayload(delivery);
	const order = await toOrder(payload);
	const id = headers['x-shopify-event-id'] ?? headers['x-shopify-webhook-id'] ?? `${order.sourceId}:${order.updatedAt}`;
	const occurredAt = isoTime(headers['x-shopify-triggered-at']) ?? order.updatedAt;
	const event = { id, type: topic.eventType, source: 'shopify', occurredAt, receivedAt, correlationId: order.id };
	return [{ event, document: { order }, raw: payload }];
}

async function parsePayload({ rawBody }: Delivery): Promise<Fields> {
	const parsed = await settle(Promise.resolve(rawBody.toString('utf8')).then((text): unknown => JSON.parse(text)));
	const payload = 'value' in parsed ? fieldsOf(parsed.value) : {};
	if (textOf(payload.admin_graphql_api_id) !== null && (textOf(payload.name) ?? textOf(payload.order_number)) !== null) return payload;
	throw new IntegrationError('shopify', {
		class: 'validation',
		code: 'payload',
		message: 'The delivery holds no order with an id and a number',
	});
}

/** Shopify writes nanoseconds: `2026-03-30T14:30:00.000000000Z`. */
function isoTime(text: string | undefined): string | undefined {
	const time = Date.parse(text ?? '');
	return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}
