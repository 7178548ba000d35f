import { textSetting, type Connection } from '../../../runtime/client/connection';
import { hmac, isSignedBy } from '../../../runtime/webhooks/signature';
import { vendor } from '../client/vendor';

/**
 * The secret that WooCommerce signs with, made of the Consumer Secret and the webhook's URL: so it is known wherever the credential is and
 * needs no storing. It cannot be computed without the Consumer Secret, and reveals nothing about it.
 */
export function secretFor(connection: Connection, url: string): string {
	return hmac('sha256', textSetting(connection, 'consumerSecret'), `${vendor.id} webhook secret ${url}`).toString('base64url');
}

/** `X-WC-Webhook-Signature`: base64 of HMAC-SHA256 over the raw body (WooCommerce, class-wc-webhook.php). */
export function signPayload(rawBody: Buffer, secret: string): string {
	return hmac('sha256', secret, rawBody).toString('base64');
}

export function isSignedByStore(rawBody: Buffer, signature: string | undefined, secret: string): boolean {
	return isSignedBy([secret], rawBody, signature, 'base64');
}
