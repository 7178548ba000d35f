import type { Delivery, Verification } from '../../../domain/ports/eventSource';
import { isSignedBy } from '../../../runtime/webhooks/signature';
import { accepted, refused, refusedWithoutSecret } from '../../../runtime/webhooks/verification';

/**
 * Twilio documentation, "Webhooks security": the base64 HMAC-SHA1, by the auth token, of the address as Twilio called it, followed by each
 * name and value of the form in the order of the names. `url` is the trigger's public address; what it was asked with is in the delivery.
 */
export function verify(delivery: Delivery, authToken: string, url: string): Verification {
	if (authToken === '') return refusedWithoutSecret('"Auth Token"');
	const signature = delivery.headers['x-twilio-signature'];
	if (signature === undefined) return refused('The X-Twilio-Signature header is missing');
	const fields = signedFields(delivery.rawBody);
	const addresses = spellings(`${url}${delivery.query ? `?${delivery.query}` : ''}`);
	const matches = addresses.map((address) => isSignedBy([authToken], Buffer.from(`${address}${fields}`), signature, 'base64', 'sha1'));
	return matches.includes(true) ? accepted : refused('The signature does not belong to this account and address');
}

function signedFields(rawBody: Buffer): string {
	const form = [...new URLSearchParams(rawBody.toString('utf8'))];
	return form
		.toSorted(([a], [b]) => (a < b ? -1 : Number(a > b)))
		.map(([name, value]) => `${name}${value}`)
		.join('');
}

/** Twilio signs some calls with the usual port in the address and some without it (its own libraries try both). */
function spellings(address: string): string[] {
	return [
		address,
		address.replace(/^(https:\/\/[^/:?]+)(?=[/?]|$)/, '$1:443'),
		address.replace(/^(https:\/\/[^/:?]+):443(?=[/?]|$)/, '$1'),
	];
}
