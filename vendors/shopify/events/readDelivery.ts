import type { Order } from '../../../domain/documents/order';
import type { Delivery, SourceEvent, RegistrationRequest } from '../../../domain/ports/eventSource';
import { asText, type Json } from '../../../runtime/client/json';
import { parsePayload, unreadablePayload } from './parsePayload';
import { topicOfHeader, type OrderTopic } from './topics';
import { vendor } from '../client/vendor';

export interface OrderReaders {
	/** Of a payload that is an order. */
	fromPayload(payload: Json): Promise<Order>;
	/** The order as the shop has it now; what is known of it where the shop has none. */
	byId(id: string, when: string): Promise<Order>;
	/** What is known of an order that was deleted. */
	gone(id: string, when: string): Order;
}

export async function readDelivery(
	{ headers, rawBody, receivedAt }: Delivery,
	{ topics }: RegistrationRequest,
	readers: OrderReaders,
): Promise<SourceEvent<{ order: Order }>[]> {
	const topic = topicOfHeader(headers['x-shopify-topic']);
	if (!topic || !topics.includes(topic.topic)) return [];
	const payload = parsePayload(rawBody);
	const triggeredAt = isoTime(headers['x-shopify-triggered-at']);
	const order = await readOrder(topic, payload, readers, triggeredAt ?? receivedAt);
	const id = headers['x-shopify-event-id'] ?? headers['x-shopify-webhook-id'] ?? `${order.sourceId}:${order.updatedAt}`;
	const occurredAt = triggeredAt ?? order.updatedAt;
	const event = { id, type: topic.eventType, source: vendor.id, occurredAt, receivedAt, correlationId: order.id };
	return [{ event, document: { order }, raw: payload }];
}

async function readOrder(topic: OrderTopic, payload: Json, readers: OrderReaders, when: string): Promise<Order> {
	const id = topic.orderId(payload);
	if (id === null) throw unreadablePayload('The delivery names no order');
	if (topic.payload === 'about') return await readers.byId(id, when);
	if (topic.payload === 'gone') return readers.gone(id, when);
	if ((asText(payload.name) ?? asText(payload.order_number)) === null) throw unreadablePayload('The delivery holds no order with a number');
	return await readers.fromPayload(payload);
}

/** Shopify writes nanoseconds: `2026-03-30T14:30:00.000000000Z`. */
function isoTime(text: string | undefined): string | undefined {
	const time = Date.parse(text ?? '');
	return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}
