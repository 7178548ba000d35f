import type { Checkout, CheckoutItem } from '../../../domain/documents/checkout';
import type { LeadChannel, LeadConsent } from '../../../domain/documents/lead';
import type { ListedCheckout } from '../../../domain/ports/checkoutSource';
import { fromCents } from '../../../domain/values/money';
import { asRecords, asText, type Json } from '../../../runtime/client/json';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { shownCents, shownMoment, shownUnits } from '../client/shown';
import { vendor } from '../client/vendor';
import { mapCustomer } from '../orders/mapCustomer';
import { phoneOf } from '../orders/mapAddress';

export function listedCheckout(record: Json, store: string): ListedCheckout {
	const sourceId = asText(record.id) ?? refuse('id');
	const updatedAt = shownMoment(record.updated_at) ?? shownMoment(record.created_at) ?? refuse('updated_at');
	return {
		id: `${vendor.id}:${store}/checkout/${sourceId}`,
		sourceId,
		updatedAt,
		phone: customerOf(record).phone,
		isCompleted: record.completed_at !== null && record.completed_at !== undefined,
	};
}

/** `channels`: what the shop's checkbox speaks of; Nuvemshop keeps one answer for all of them. */
export function readCheckout(record: Json, store: string, channels: readonly LeadChannel[]): Checkout {
	const { id, sourceId, updatedAt } = listedCheckout(record, store);
	return {
		id,
		source: vendor.id,
		account: store,
		sourceId,
		createdAt: shownMoment(record.created_at) ?? updatedAt,
		updatedAt,
		customer: customerOf(record),
		items: asRecords(record.products).map(itemOf),
		total: fromCents(shownCents(record.total, 'total')),
		currency: asText(record.currency)?.toUpperCase() ?? refuse('currency'),
		recoveryUrl: asText(record.abandoned_checkout_url) ?? refuse('abandoned_checkout_url'),
		consent: consentOf(record, channels),
	};
}

/** The names of the contact are an order's own; the address stands in fields of its own, without one in it. */
function customerOf(record: Json): Checkout['customer'] {
	const country = asText(record.shipping_country) ?? asText(record.billing_country) ?? 'BR';
	const customer = mapCustomer(record, null);
	return { ...customer, phone: customer.phone ?? phoneOf(record.shipping_phone, country) ?? phoneOf(record.billing_phone, country) };
}

function itemOf(product: Json): CheckoutItem {
	const quantity = shownUnits(product.quantity, 'products.quantity');
	return {
		sku: asText(product.sku),
		name: asText(product.name) ?? '',
		quantity,
		total: fromCents(Math.round(quantity * shownCents(product.price, 'products.price'))),
	};
}

/** A boolean and nothing else: an absent answer is no refusal and no consent. */
function consentOf(record: Json, channels: readonly LeadChannel[]): LeadConsent {
	const accepts = record.contact_accepts_marketing;
	const given = typeof accepts === 'boolean' ? accepts : null;
	return {
		given,
		at: shownMoment(record.contact_accepts_marketing_updated_at) ?? null,
		proof: given === true ? 'Nuvemshop: contact_accepts_marketing' : null,
		channels: given === true ? [...channels] : [],
	};
}

function refuse(field: string): never {
	throw unreadableAnswer(vendor, 'transient', 'a request about a checkout', [field]);
}
