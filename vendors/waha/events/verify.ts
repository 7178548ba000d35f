import type { Delivery, Verification } from '../../../domain/ports/eventSource';
import { isSignedBy } from '../../../runtime/webhooks/signature';

/** WAHA documentation: the hex HMAC-SHA512 of the raw body by the key that the shop gave to the webhook. */
export function verify({ headers, rawBody }: Delivery, hmacKey: string): Verification {
	if (hmacKey === '') return refused('The credential has no "Webhook HMAC Secret", so no delivery can be told from a forged one');
	const signature = headers['x-webhook-hmac'];
	if (signature === undefined) return refused('The X-Webhook-Hmac header is missing');
	if ((headers['x-webhook-hmac-algorithm'] ?? 'sha512') !== 'sha512') return refused('The signature is not one of SHA-512');
	return isSignedBy([hmacKey], rawBody, signature, 'hex', 'sha512') ? { valid: true } : refused('The signature is not of this key');
}

function refused(reason: string): Verification {
	return { valid: false, reason };
}
