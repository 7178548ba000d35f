import type { Customer } from './customer';
import type { LeadConsent } from './lead';

export interface CheckoutItem {
	sku: string | null;
	name: string;
	quantity: number;
	/** Of all of them, after the discounts of their own. */
	total: number;
}

/** A purchase that was begun and not finished. */
export interface Checkout {
	/** Unique over all shops: `shopify:loja/checkout/6123`. */
	id: string;
	source: string;
	/** The shop, as its vendor names it. */
	account: string;
	/** The vendor's own id. */
	sourceId: string;
	/** ISO 8601. */
	createdAt: string;
	/** When the customer was last seen in it; ISO 8601. */
	updatedAt: string;
	customer: Customer;
	items: CheckoutItem[];
	total: number;
	currency: string;
	/** Leads the customer back to the filled cart. */
	recoveryUrl: string;
	/** To advertising, as the shop has it. */
	consent: LeadConsent;
}
