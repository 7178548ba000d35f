import type { Delivery, Verification } from '../../../domain/ports/eventSource';
import { isSignedBy } from '../../../runtime/webhooks/signature';
import { accepted, refused, refusedWithoutSecret } from '../../../runtime/webhooks/verification';

/** WAHA documentation: the hex HMAC-SHA512 of the raw body by the key that the shop gave to the webhook. */
export function verify({ headers, rawBody }: Delivery, hmacKey: string): Verification {
	if (hmacKey === '') return refusedWithoutSecret('"Webhook HMAC Secret"');
	const signature = headers['x-webhook-hmac'];
	if (signature === undefined) return refused('The X-Webhook-Hmac header is missing');
	if ((headers['x-webhook-hmac-algorithm'] ?? 'sha512') !== 'sha512') return refused('The signature does not use SHA-512');
	return isSignedBy([hmacKey], rawBody, signature, 'hex', 'sha512') ? accepted : refused('The signature was not made with this key');
}
