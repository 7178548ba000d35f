import type { Checkout } from '../documents/checkout';

/** What a list tells of a checkout, enough to know when to look at it. */
export interface ListedCheckout extends Pick<Checkout, 'id' | 'sourceId' | 'updatedAt'> {
	phone: string | null;
	isCompleted: boolean;
}

export interface CheckoutEntry {
	checkout: Checkout;
	/** Whether the customer has bought meanwhile, by this checkout or by another one. */
	isCompleted: boolean;
}

/** A shop that knows who has begun to buy and not finished. */
export interface CheckoutSource {
	/** Checkouts that were touched since then (ISO 8601), as far as the vendor lists them. */
	list(since: string): Promise<ListedCheckout[]>;
	/** The checkout as it stands now; undefined where the shop has it no more. */
	get(sourceId: string): Promise<CheckoutEntry | undefined>;
}
