import type { FinancialStatus, FulfillmentStatus } from '../../../domain/documents/order';
import { toCents } from '../../../domain/values/money';
import { asText, type Json } from '../../../runtime/client/json';
import { shownCents, shownRows } from '../client/shown';

/** Orders that nobody has placed yet (WooCommerce's block checkout makes them while a customer looks), or that were thrown away. */
const noOrders = ['auto-draft', 'draft', 'checkout-draft', 'new', 'trash', 'any'];

export function statusOf(order: Json): string {
	return asText(order.status)?.replace(/^wc-/, '') ?? '';
}

export function isDraft(order: Json): boolean {
	const status = statusOf(order);
	return status === '' || noOrders.includes(status);
}

/** WooCommerce's own statuses in which no money is there, whatever `date_paid` remembers. */
const unpaid: Readonly<Record<string, FinancialStatus>> = {
	pending: 'pending',
	'on-hold': 'pending',
	failed: 'voided',
	cancelled: 'voided',
	trash: 'voided',
	refunded: 'refunded',
};

/** Of plugins for deposits (WooCommerce Deposits and its like), which note a moment of payment as soon as the first part is there. */
const inPart = /^(partial-payment|partially-paid|partial-paid|pending-deposit|parcialmente-pago)$/;

/** Called off, or thrown away by the shop: the API still shows what lies in the trash. */
export function isOff(order: Json): boolean {
	return ['cancelled', 'trash'].includes(statusOf(order));
}

/** Nobody has paid, and nobody had before the order came to where it stands. */
export function wasNeverPaid(order: Json): boolean {
	return Object.hasOwn(unpaid, statusOf(order)) && statusOf(order) !== 'refunded' && asText(order.date_paid_gmt) === null;
}

/** Also in a status that a plugin made ("em separação"), where the shop noted when it was paid. */
export function isPaid(order: Json): boolean {
	const status = statusOf(order);
	if (Object.hasOwn(unpaid, status) || inPart.test(status)) return false;
	return status === 'processing' || status === 'completed' || asText(order.date_paid_gmt) !== null;
}

export function financialStatusOf(order: Json): FinancialStatus {
	const status = statusOf(order);
	if (inPart.test(status)) return 'partially_paid';
	// A cancelled order that was paid still has its money in the till.
	const keepsMoney = isOff(order) && asText(order.date_paid_gmt) !== null;
	if (Object.hasOwn(unpaid, status) && !keepsMoney) return unpaid[status]!;
	if (!isPaid(order) && !keepsMoney) return 'unknown';
	const back = shownRows(order.refunds).reduce((sum, { total }) => sum + Math.abs(shownCents(total, 'refunds.total')), 0);
	if (back === 0) return 'paid';
	return back >= (toCents(order.total) ?? Infinity) ? 'refunded' : 'partially_refunded';
}

/** WooCommerce knows no parcels: "completed" is its word for an order that left the house. What a plugin's status says of it nobody knows. */
export function fulfillmentStatusOf(order: Json): FulfillmentStatus {
	const status = statusOf(order);
	if (status === 'completed') return 'fulfilled';
	return status === 'processing' || Object.hasOwn(unpaid, status) || isDraft(order) ? 'unfulfilled' : 'unknown';
}
