import { vendor } from './vendor';

/** What a payment's `externalReference` says of the order: `1001`, `#1001`, or with the shop in front, `shopify:1001`. */
export interface PaymentReference {
	/** The shop, where it is named. */
	source: string | null;
	number: string;
}

export function readReference(externalReference: string | null): PaymentReference | null {
	if (externalReference === null) return null;
	const match = /^([A-Za-z][A-Za-z0-9]*):#?([^\s/#:][^\s/:]*)$/.exec(externalReference);
	if (match) return { source: match[1]!, number: match[2]! };
	const number = externalReference.replace(/^#\s*/, '');
	return number === '' ? null : { source: null, number };
}

/** The thread through the flow: the shop's where the reference names it, else Asaas' own. */
export function paymentCorrelationId(reference: PaymentReference | null, paymentId: string): string {
	return `${reference?.source ?? vendor.id}:${reference?.number ?? paymentId}`;
}
