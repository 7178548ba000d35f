import type { Checkout, CheckoutItem } from '../../../domain/documents/checkout';
import type { LeadChannel, LeadConsent } from '../../../domain/documents/lead';
import type { CheckoutEntry, ListedCheckout } from '../../../domain/ports/checkoutSource';
import { readPhone } from '../../../domain/values/phone';
import { asNumber, asRecord, asText, type Json } from '../../../runtime/client/json';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { nodesOf } from '../client/reading';
import { vendor } from '../client/vendor';

/** `shopify:loja/checkout/6123` */
function checkoutIdentity(shop: string, globalId: string): string {
	return `${vendor.id}:${shop}/checkout/${globalId.slice(globalId.lastIndexOf('/') + 1)}`;
}

export function listedCheckout(node: Json, shop: string): ListedCheckout {
	const { sourceId, updatedAt } = namedOf(node);
	return { id: checkoutIdentity(shop, sourceId), sourceId, updatedAt, phone: phoneOf(node), isCompleted: isThere(node.completedAt) };
}

export function readCheckout(node: Json, shop: string): CheckoutEntry {
	const { sourceId, updatedAt } = namedOf(node);
	const createdAt = asText(node.createdAt) ?? updatedAt;
	const total = asRecord(asRecord(node.totalPriceSet).presentmentMoney);
	const recoveryUrl = asText(node.abandonedCheckoutUrl);
	if (recoveryUrl === null) throw unreadable('abandonedCheckoutUrl');
	const checkout: Checkout = {
		id: checkoutIdentity(shop, sourceId),
		source: vendor.id,
		account: shop,
		sourceId,
		createdAt,
		updatedAt,
		customer: customerOf(node),
		items: nodesOf(node.lineItems).map(itemOf),
		total: asNumber(total.amount) ?? refuse('totalPriceSet'),
		currency: asText(total.currencyCode) ?? refuse('totalPriceSet'),
		recoveryUrl,
		consent: consentOf(asRecord(node.customer)),
	};
	const lastBought = Date.parse(asText(asRecord(asRecord(node.customer).lastOrder).createdAt) ?? '');
	return { checkout, isCompleted: isThere(node.completedAt) || lastBought >= Date.parse(createdAt) };
}

function namedOf(node: Json): { sourceId: string; updatedAt: string } {
	const [sourceId, updatedAt] = [asText(node.id), asText(node.updatedAt)];
	if (sourceId === null || updatedAt === null || Number.isNaN(Date.parse(updatedAt))) throw unreadable('id, updatedAt');
	return { sourceId, updatedAt };
}

const isThere = (value: unknown) => value !== null && value !== undefined;

function customerOf(node: Json): Checkout['customer'] {
	const customer = asRecord(node.customer);
	const [shipping, billing] = [asRecord(node.shippingAddress), asRecord(node.billingAddress)];
	const name = [customer.firstName, customer.lastName].map(asText).filter(Boolean).join(' ');
	return {
		id: asText(customer.id),
		name: name || asText(shipping.name) || asText(billing.name) || null,
		email: asText(asRecord(customer.defaultEmailAddress).emailAddress),
		phone: phoneOf(node),
		taxId: null,
		stateRegistration: null,
	};
}

/** The customer's own number first: the consent to WhatsApp is to that one. */
function phoneOf(node: Json): string | null {
	const [shipping, billing] = [asRecord(node.shippingAddress), asRecord(node.billingAddress)];
	const country = asText(shipping.countryCodeV2) ?? asText(billing.countryCodeV2);
	const own = asText(asRecord(asRecord(node.customer).defaultPhoneNumber).phoneNumber);
	const written = [own, shipping.phone, billing.phone].map(asText).filter((text) => text !== null);
	const readings = written.map((text) => readPhone(text, country)).filter((reading) => reading.valid);
	return readings[0]?.e164 ?? written[0] ?? null;
}

function itemOf(line: Json): CheckoutItem {
	const variant = asText(line.variantTitle);
	return {
		sku: asText(line.sku),
		name: [asText(line.title) ?? '', ...(variant === null ? [] : [variant])].join(' - '),
		quantity: asNumber(line.quantity) ?? refuse('lineItems.quantity'),
		total: asNumber(asRecord(asRecord(line.discountedTotalPriceWithCodeDiscount).presentmentMoney).amount) ?? refuse('lineItems'),
	};
}

/** Shopify asks for each channel by itself: who takes letters has not agreed to WhatsApp. */
function consentOf(customer: Json): LeadConsent {
	const [email, whatsApp] = [
		asRecord(customer.defaultEmailAddress),
		asRecord(asRecord(customer.defaultPhoneNumber).whatsAppMarketingConsent),
	];
	const states: [LeadChannel, string | null, string | null][] = [
		['whatsapp', asText(whatsApp.state), asText(whatsApp.updatedAt)],
		['email', asText(email.marketingState), asText(email.marketingUpdatedAt)],
	];
	const agreed = states.filter(([, state]) => state === 'SUBSCRIBED');
	const refused = states.filter(([, state]) => state === 'UNSUBSCRIBED');
	const [first] = agreed.length > 0 ? agreed : refused;
	return {
		given: agreed.length > 0 ? true : refused.length > 0 ? false : null,
		at: first?.[2] ?? null,
		proof: agreed.length > 0 ? `Shopify: ${agreed.map(([channel]) => `${channel} SUBSCRIBED`).join(', ')}` : null,
		channels: agreed.map(([channel]) => channel),
	};
}

function unreadable(field: string) {
	return unreadableAnswer(vendor, 'transient', 'a request about a checkout', [field]);
}

function refuse(field: string): never {
	throw unreadable(field);
}
