import { orderThread, type Order } from '../../../domain/documents/order';
import type { ReturnedLine } from '../../../domain/documents/orderReturn';
import type { Delivery, SourceEvent, RegistrationRequest } from '../../../domain/ports/eventSource';
import type { OrderDocuments } from '../../../domain/ports/orderSource';
import { asText, type Json } from '../../../runtime/client/json';
import { attempt } from '../../../runtime/errors/attempt';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { occasionOf } from '../orders/orderIdentity';
import { contradicts, contradictsReturn, isOldNews } from './oldNews';
import { happeningOf } from './happening';
import { parsePayload, unreadablePayload } from './parsePayload';
import { readRefund } from './readRefund';
import { readReturn } from './readReturn';
import { isPayloadOf, topicOfHeader, type OrderTopic } from './topics';
import { vendor } from '../client/vendor';

export interface OrderNow {
	order: Order;
	refundedTotal: number | null;
	returnStatus: string | null;
}

export interface OrderReaders {
	/** The shop's own name. */
	shop(): string;
	/** Of a payload that is an order. */
	fromPayload(payload: Json): Promise<Order>;
	/** The order as the shop has it now, with what went back of its money and how its returns stand; undefined where the shop has none. */
	asItIsNow(id: string): Promise<OrderNow | undefined>;
	/** The lines that a return is about; null where they are not known. */
	returnedLines(id: string): Promise<ReturnedLine[] | null>;
	/** What is known of an order that the shop does not have any more. */
	gone(id: string, when: string): Order;
}

/** An order as an event has it; undefined where there is no news any more. */
type Reading = OrderDocuments | undefined;

export async function readDelivery(
	{ headers, rawBody, receivedAt }: Delivery,
	{ topics }: RegistrationRequest,
	readers: OrderReaders,
): Promise<SourceEvent<OrderDocuments>[]> {
	const topic = topicOfHeader(headers['x-shopify-topic']);
	if (!topic || !topics.includes(topic.topic)) return [];
	const payload = parsePayload(rawBody);
	if (!isPayloadOf(topic, payload)) return [];
	const triggeredAt = isoTime(headers['x-shopify-triggered-at']);
	const document = await readOrder(topic, payload, readers, { triggeredAt, receivedAt });
	if (document === undefined) return [];
	const { order } = document;
	const id = headers['x-shopify-event-id'] ?? headers['x-shopify-webhook-id'] ?? `${order.sourceId}:${order.updatedAt}`;
	const shop = readers.shop();
	const occasion = occasionOf(shop, order.sourceId, happeningOf(topic.topic, payload, triggeredAt ?? id));
	const occurredAt = triggeredAt ?? order.updatedAt;
	const correlationId = orderThread(order);
	const event = { id, type: topic.eventType, occasion, source: vendor.id, account: shop, occurredAt, receivedAt, correlationId };
	return [{ event, document, raw: payload, subject: order.id }];
}

interface Moments {
	triggeredAt: string | undefined;
	receivedAt: string;
}

async function readOrder(topic: OrderTopic, payload: Json, readers: OrderReaders, moments: Moments): Promise<Reading> {
	const id = topic.orderId(payload);
	if (id === null) throw unreadablePayload('The delivery names no order');
	const when = moments.triggeredAt ?? moments.receivedAt;
	if (topic.payload === 'about') {
		const now = (await readers.asItIsNow(id)) ?? { order: readers.gone(id, when), refundedTotal: null, returnStatus: null };
		return await readAbout(topic, payload, now, readers, isOldNews(moments));
	}
	if (topic.payload === 'gone') return { order: readers.gone(id, when) };
	if ((asText(payload.name) ?? asText(payload.order_number)) === null) throw unreadablePayload('The delivery holds no order with a number');
	if (isOldNews(moments) || contradicts(topic.topic, payload)) return await readAgain(topic, { payload, id }, readers);
	return { order: await readers.fromPayload(payload) };
}

/** Events of a return's beginning come to apps that may read returns. */
const readsLines: readonly string[] = ['RETURNS_APPROVE', 'RETURNS_REQUEST'];

async function readAbout(
	{ topic, record }: OrderTopic,
	payload: Json,
	now: OrderNow,
	readers: OrderReaders,
	isOld: boolean,
): Promise<Reading> {
	const { order, refundedTotal, returnStatus } = now;
	if (record === 'Refund') return { order, refund: readRefund(payload, order.currency, refundedTotal) };
	if (record !== 'Return') return { order };
	if (isOld && contradictsReturn(topic, returnStatus)) return undefined;
	const { id } = readReturn(payload, null);
	return { order, return: readReturn(payload, readsLines.includes(topic) ? await readers.returnedLines(id) : null) };
}

/**
 * Shopify repeats a delivery for four hours with its first payload, and only the payload is signed, not its topic: what may be old or
 * under a wrong name is asked for again, and starts nothing where it is not so any more.
 */
async function readAgain({ topic }: OrderTopic, { payload, id }: { payload: Json; id: string }, readers: OrderReaders): Promise<Reading> {
	const found = await attempt(readers.asItIsNow(id));
	if (!found.ok && !isHidden(found.error)) throw found.error;
	const order = found.ok ? found.value?.order : await readers.fromPayload(payload);
	return order === undefined || contradicts(topic, statesOf(order)) ? undefined : { order };
}

/** Where the app may never see the order as a whole the payload is all there is. */
function isHidden(error: unknown): boolean {
	return error instanceof IntegrationError && error.failure.code === 'ACCESS_DENIED';
}

/** In the words of a payload. */
function statesOf({ financialStatus, fulfillmentStatus, cancelledAt }: Order): Json {
	const shipped = fulfillmentStatus === 'partially_fulfilled' ? 'partial' : fulfillmentStatus;
	return { financial_status: financialStatus, fulfillment_status: shipped, cancelled_at: cancelledAt };
}

/** Shopify writes nanoseconds: `2026-03-30T14:30:00.000000000Z`. */
function isoTime(text: string | undefined): string | undefined {
	const time = Date.parse(text ?? '');
	return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}
