import type { Order } from '../../../domain/documents/order';
import { asRecord, asRecords, asText, type Json } from '../../../runtime/client/json';
import { recordId } from '../orders/orderIdentity';

const words: Readonly<Record<string, string>> = { ORDERS_CREATE: 'created', ORDERS_DELETE: 'deleted' };

/** What a delivery of a topic tells of, in words that are the same whenever it is told, see `FlowEvent.occasion`. */
export function happeningOf(topic: string, payload: Json, moment: string): string {
	switch (topic) {
		case 'ORDERS_UPDATED':
			return `updated/${asText(payload.updated_at) ?? moment}`;
		case 'ORDERS_PARTIALLY_FULFILLED':
			return partOf(payload);
		case 'ORDERS_EDITED':
			return `edit/${recordId(asRecord(payload.order_edit)) || moment}`;
		case 'ORDERS_RISK_ASSESSMENT_CHANGED':
			return `risk/${asText(payload.created_at) ?? moment}`;
		case 'RETURNS_APPROVE':
		case 'RETURNS_CANCEL':
		case 'RETURNS_CLOSE':
		case 'RETURNS_DECLINE':
		case 'RETURNS_REQUEST':
			// A closed return can be opened again: each closing is its own happening.
			return `return/${recordId(payload)}/${topic.replace('RETURNS_', '').toLowerCase()}${topic === 'RETURNS_CLOSE' ? `/${moment}` : ''}`;
		case 'REFUNDS_CREATE':
			return `refund/${recordId(payload)}`;
		case 'FULFILLMENTS_CREATE':
			return `fulfillment/${recordId(payload)}`;
		case 'FULFILLMENTS_UPDATE':
			return `fulfillment/${recordId(payload)}/${asText(payload.updated_at) ?? moment}`;
		default:
			return words[topic] ?? topic.replace('ORDERS_', '').toLowerCase();
	}
}

/** Each parcel that leaves is another happening. */
function partOf({ fulfillments }: Json): string {
	const last = asRecords(fulfillments).at(-1);
	return last ? `partially_fulfilled/${recordId(last)}` : 'partially_fulfilled';
}

/** The last of the wanted things that has happened to an order as it is now: what a catch-up starts the flow for. */
export function happenedTo(order: Order, topics: readonly string[]): string {
	const { cancelledAt, fulfillmentStatus, financialStatus } = order;
	const happened: [string, boolean][] = [
		['ORDERS_CANCELLED', cancelledAt !== null],
		['ORDERS_FULFILLED', fulfillmentStatus === 'fulfilled'],
		['ORDERS_PARTIALLY_FULFILLED', fulfillmentStatus !== 'unfulfilled'],
		['ORDERS_PAID', wasPaid(financialStatus)],
	];
	const topic = happened.find(([each, is]) => is && topics.includes(each))?.[0] ?? 'ORDERS_CREATE';
	return happeningOf(topic, {}, '');
}

/** Paid at some time, and not all of it went back. */
export function wasPaid(status: Order['financialStatus']): boolean {
	return status === 'paid' || status === 'partially_refunded';
}
