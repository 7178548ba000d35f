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

export const itemKinds = ['goods', 'service', 'tip', 'giftCard', 'fee', 'custom'] as const;

/** `custom`: typed in by a person, of no product of the shop; `fee`: what the shop charges besides goods, e.g. for gift wrapping. */
export type ItemKind = (typeof itemKinds)[number];

export interface OrderItem {
	id: string;
	kind: ItemKind;
	/** The source's own ids; null where the line is of no product, absent where the source does not say. */
	productId?: string | null;
	variantId?: string | null;
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
	/** Of one piece, packed as it leaves the shelf; absent or null where the source does not say. */
	size?: ItemSize | null;
	requiresShipping: boolean;
}

/** Centimetres; which side is which does not matter. */
export interface ItemSize {
	heightCm: number;
	widthCm: number;
	lengthCm: number;
}

/** A line that a step has no use for, as its document tells it. */
export type LeftOut = Pick<OrderItem, 'id' | 'name' | 'kind' | 'quantity' | 'total'>;

export interface OrderTotals {
	/** Sum of quantity times unit price. */
	items: number;
	/** All that is taken off the items. */
	discount: number;
	shipping: number;
	/** Included in the prices unless the source says otherwise; not added again. */
	tax: number;
	/** Only where the source says so: the tax is on top of the prices. */
	taxOnTop?: true;
	/** What the total holds besides items and shipping, as far as the source tells it and there is some. */
	fees?: number;
	duties?: number;
	/**
	 * Money that went back without goods, e.g. for a late delivery; whether the total is lower by it is the source's to say. Null: some
	 * went back, and the source says neither how much nor for what.
	 */
	givenBack?: number | null;
	/** Tips that are no line of the order. */
	tips?: number;
	total: number;
}

export interface Order {
	/** Unique over all shops: source, account and the source's own id, e.g. `shopify:loja/6123`. */
	id: string;
	/** What customer and shop call it, without a leading `#`; two shops can have the same. */
	number: string;
	source: string;
	/** The account at the source, e.g. the shop; null where the source does not name it. */
	account: string | null;
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
	/** Where the customer sees how the order stands. */
	statusUrl?: string | null;
	discountCodes?: string[];
	/** Where the order was made, in the source's own word: `web`, `pos`, `shopify_draft_order`, a channel's or app's id. */
	sourceName?: string | null;
	/** Only on an order that the shop made to try itself out: no money moved. */
	test?: boolean;
}

/**
 * What keys are made of: the order's identity, and its number for the people who read the key at a vendor, e.g.
 * `shopify:loja/6123#1001`. An id that ends in the number says it already.
 */
export function orderKeyOf({ id, number }: Pick<Order, 'id' | 'number'>): string {
	return number === '' || id.endsWith(`:${number}`) ? id : `${id}#${number}`;
}

/** `source:number`: the thread that a person follows through a flow. */
export function orderThread({ source, number }: Pick<Order, 'source' | 'number'>): string {
	return `${source}:${number}`;
}

/** Where the customer lives (ISO 3166-1 alpha-2): a phone number without a country is one of there. */
export function customerCountry({ shippingAddress, billingAddress }: Partial<Order>): string | null {
	return shippingAddress?.country ?? billingAddress?.country ?? null;
}
