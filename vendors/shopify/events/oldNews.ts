import { asText, type Json } from '../../../runtime/client/json';
import { financialStatusOf } from '../orders/statuses';
import { wasPaid } from './happening';

/** A delivery that is on its way for longer than this may tell of an order that is another one by now. */
const freshMs = 60_000;

/** Nor is the age known of one that comes from the future: the clock of n8n is behind. */
export function isOldNews({ triggeredAt, receivedAt }: { triggeredAt: string | undefined; receivedAt: string }): boolean {
	return triggeredAt !== undefined && Math.abs(Date.parse(receivedAt) - Date.parse(triggeredAt)) > freshMs;
}

/**
 * Whether an order's returns say that one was called off or is over: what was asked for or agreed to hours ago starts nothing then. Where
 * another return of the order is open nobody can tell them apart by this.
 */
export function contradictsReturn(topic: string, returnStatus: string | null): boolean {
	const begins = topic === 'RETURNS_APPROVE' || topic === 'RETURNS_REQUEST';
	return begins && (returnStatus === 'NO_RETURN' || returnStatus === 'RETURNED');
}

/** Whether an order is not, or not any more, what the topic says of it: a cancelled order is neither new nor paid for. */
export function contradicts(topic: string, payload: Json): boolean {
	const isCancelled = asText(payload.cancelled_at) !== null;
	switch (topic) {
		case 'ORDERS_CANCELLED':
			return !isCancelled;
		case 'ORDERS_CREATE':
			return isCancelled;
		case 'ORDERS_PAID':
			return isCancelled || !wasPaid(financialStatusOf(payload.financial_status));
		case 'ORDERS_FULFILLED':
			return payload.fulfillment_status !== 'fulfilled';
		case 'ORDERS_PARTIALLY_FULFILLED':
			return payload.fulfillment_status !== 'partial' && payload.fulfillment_status !== 'fulfilled';
		default:
			return false;
	}
}
