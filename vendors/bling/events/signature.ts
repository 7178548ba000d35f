import { hmac, isSignedBy } from '../../../runtime/webhooks/signature';

/** `X-Bling-Signature-256`: `sha256=` and the HMAC-SHA256 of the raw body with the app's client secret in hex (Bling, "Webhooks"). */
export function signPayload(rawBody: Buffer, clientSecret: string): string {
	return `sha256=${hmac('sha256', clientSecret, rawBody).toString('hex')}`;
}

export function isSignedByBling(rawBody: Buffer, header: string | undefined, clientSecret: string): boolean {
	const signature = /^sha256=([0-9a-f]{64})$/.exec(header ?? '')?.[1];
	return isSignedBy([clientSecret], rawBody, signature, 'hex');
}
