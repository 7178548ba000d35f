import type { Order } from '../documents/order';
import type { RegisteredInvoice } from '../ports/invoiceRegister';
import { invoicedPart } from '../sale/orderParts';
import { toCents } from '../values/money';

/** Why an order needs no invoice now; undefined where it needs one. */
export function notDue(order: Order): string | undefined {
	if (order.test === true) return 'test';
	if (order.cancelledAt !== null) return 'cancelled';
	if (order.currency !== 'BRL') return 'other_currency';
	if (order.financialStatus === 'refunded') return 'refunded';
	if (!['paid', 'partially_refunded'].includes(order.financialStatus)) return 'unpaid';
	return dueCents(order) === 0 ? 'nothing_to_invoice' : undefined;
}

/** What the order's invoice has to be over, in cents: no tip and no gift card. What is no amount equals none, 0 least of all. */
export function dueCents(order: Order): number {
	return toCents(invoicedPart(order, 55).order.totals.total)!;
}

/** Why an invoice stands for nothing that was sold; undefined where it counts. */
export function notCounting({ status, orderNumber }: RegisteredInvoice): string | undefined {
	if (status !== 'authorized') return status;
	return orderNumber === null || orderNumber === '' ? 'no_order_number' : undefined;
}

export function centsOf({ total }: Pick<RegisteredInvoice, 'total'>): number {
	return toCents(total)!;
}

export function sumCents(invoices: readonly RegisteredInvoice[]): number {
	return invoices.reduce((sum, invoice) => sum + centsOf(invoice), 0);
}
