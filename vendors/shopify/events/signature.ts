import { hmac, isSignedBy } from '../../../runtime/webhooks/signature';

/** `X-Shopify-Hmac-Sha256`: base64 of HMAC-SHA256 over the raw body with the app's client secret (Shopify documentation). */
export function signPayload(rawBody: Buffer, clientSecret: string): string {
	return hmac('sha256', clientSecret, rawBody).toString('base64');
}

/** During a rotation of the secret Shopify may sign with either one. */
export function isSignedByShopify(rawBody: Buffer, signature: string | undefined, clientSecrets: readonly string[]): boolean {
	return isSignedBy(clientSecrets, rawBody, signature, 'base64');
}
