import type { FinancialStatus, FulfillmentStatus } from '../../../domain/documents/order';
import { asText, type Json } from '../../../runtime/client/json';

/** `payment_status` of an order (Nuvemshop documentation); `abandoned`: nobody paid in time. */
const financial: Readonly<Record<string, FinancialStatus>> = {
	pending: 'pending',
	authorized: 'authorized',
	partially_paid: 'partially_paid',
	paid: 'paid',
	partially_refunded: 'partially_refunded',
	refunded: 'refunded',
	voided: 'voided',
	abandoned: 'voided',
};

/** `shipping_status`: that of all parcels together. */
const fulfillment: Readonly<Record<string, FulfillmentStatus>> = {
	unpacked: 'unfulfilled',
	unfulfilled: 'unfulfilled',
	unshipped: 'unfulfilled',
	partially_packed: 'unfulfilled',
	partially_fulfilled: 'partially_fulfilled',
	fulfilled: 'fulfilled',
	shipped: 'fulfilled',
	delivered: 'fulfilled',
};

export function financialStatusOf({ payment_status: status }: Json): FinancialStatus {
	return financial[asText(status)?.toLowerCase() ?? ''] ?? 'unknown';
}

export function fulfillmentStatusOf({ shipping_status: status }: Json): FulfillmentStatus {
	return fulfillment[asText(status)?.toLowerCase() ?? ''] ?? 'unknown';
}

export function isCancelled({ status }: Json): boolean {
	return /^cancell?ed$/i.test(asText(status) ?? '');
}

/** The money is there and the order stands. One of which a part went back is still to be delivered. */
export function isPaid(order: Json): boolean {
	return !isCancelled(order) && ['paid', 'partially_refunded'].includes(financialStatusOf(order));
}
