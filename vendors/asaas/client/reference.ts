import { vendor } from './vendor';

/**
 * What a payment's `externalReference` says of the order: `1001`, `#1001`, with the source in front, `shopify:1001`, or the order's whole
 * identity and its number, `shopify:loja/6123#1001`.
 */
export interface PaymentReference {
	/** Where the order comes from, if that is named. */
	source: string | null;
	number: string;
	/** The order's own id, if it is named. */
	orderId?: string;
}

export function readReference(externalReference: string | null): PaymentReference | null {
	if (externalReference === null) return null;
	const whole = /^(([A-Za-z][A-Za-z0-9]*):[^\s#]+\/[^\s#]+)#(\S+)$/.exec(externalReference);
	if (whole) return { source: whole[2]!, number: whole[3]!, orderId: whole[1]! };
	const match = /^([A-Za-z][A-Za-z0-9]*):#?([^\s/#:][^\s/:]*)$/.exec(externalReference);
	if (match) return { source: match[1]!, number: match[2]! };
	const number = externalReference.replace(/^#\s*/, '');
	return number === '' ? null : { source: null, number };
}

/** The thread through the flow: the shop's where the reference names it, else Asaas' own. */
export function paymentCorrelationId(reference: PaymentReference | null, paymentId: string): string {
	return `${reference?.source ?? vendor.id}:${reference?.number ?? paymentId}`;
}
