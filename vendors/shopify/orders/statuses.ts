import type { FinancialStatus, FulfillmentStatus } from '../../../domain/documents/order';

const financial: readonly FinancialStatus[] = [
	'pending',
	'authorized',
	'partially_paid',
	'paid',
	'partially_refunded',
	'refunded',
	'voided',
];

export function financialStatusOf(status: unknown): FinancialStatus {
	// Nobody collected the money while it was reserved, so it is not there.
	if (status === 'expired') return 'pending';
	return financial.find((known) => known === status) ?? 'unknown';
}

/** Shopify's payloads say null where nothing was sent yet, and `partial` where some was. */
export function fulfillmentStatusOf(status: unknown): FulfillmentStatus {
	if (status === null || status === 'unfulfilled') return 'unfulfilled';
	if (status === 'partial') return 'partially_fulfilled';
	return status === 'fulfilled' ? 'fulfilled' : 'unknown';
}
