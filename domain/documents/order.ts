import type { Customer } from './customer';
import type { Payment } from './payment';
import type { PostalAddress } from '../values/postalAddress';

export type FinancialStatus =
	| 'pending'
	| 'authorized'
	| 'partially_paid'
	| 'paid'
	| 'partially_refunded'
	| 'refunded'
	| 'voided'
	| 'unknown';
export type FulfillmentStatus = 'unfulfilled' | 'partially_fulfilled' | 'fulfilled' | 'unknown';

export interface OrderItem {
	id: string;
	sku: string | null;
	name: string;
	quantity: number;
	unitPrice: number;
	/** Of the whole line, taken off `quantity * unitPrice`; the line's share of an order discount included. */
	discount: number;
	total: number;
	ncm: string | null;
	gtin: string | null;
	weightGrams: number | null;
	requiresShipping: boolean;
}

export interface OrderTotals {
	/** Sum of quantity times unit price. */
	items: number;
	/** All that is taken off the items. */
	discount: number;
	shipping: number;
	/** Included in the prices unless the source says otherwise; not added again. */
	tax: number;
	total: number;
}

export interface Order {
	/** `source:number`, e.g. `shopify:1001`. */
	id: string;
	/** What customer and shop call it, without a leading `#`. */
	number: string;
	source: string;
	/** The source's own id, always a string. */
	sourceId: string;
	createdAt: string;
	updatedAt: string;
	currency: string;
	financialStatus: FinancialStatus;
	fulfillmentStatus: FulfillmentStatus;
	cancelledAt: string | null;
	customer: Customer;
	billingAddress: PostalAddress | null;
	shippingAddress: PostalAddress | null;
	items: OrderItem[];
	shipping: { method: string | null; price: number };
	discount: number;
	totals: OrderTotals;
	payments: Partial<Payment>[];
	note: string | null;
	tags: string[];
	attributes: Record<string, string>;
	/** Only on an order that the shop made to try itself out: no money moved. */
	test?: boolean;
}

/** Where the customer lives (ISO 3166-1 alpha-2): a phone number without a country is one of there. */
export function customerCountry({ shippingAddress, billingAddress }: Partial<Order>): string | null {
	return shippingAddress?.country ?? billingAddress?.country ?? null;
}
