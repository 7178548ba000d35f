import type { RegistrationRequest } from '../../../domain/ports/eventSource';
import { textSetting, type Connection } from '../../../runtime/client/connection';
import { hashed } from '../../../runtime/client/accountName';
import { hmac } from '../../../runtime/webhooks/signature';

/**
 * The key that Calendly signs deliveries with, made of the access token and the webhook's URL: so it is known wherever the credential is
 * and needs no storing. Undefined without a token.
 */
export function signingKey(connection: Connection, { url }: Pick<RegistrationRequest, 'url'>): string | undefined {
	const token = textSetting(connection, 'accessToken');
	return token === '' ? undefined : hmac('sha256', token, `calendly signing key ${url}`).toString('base64url');
}

/**
 * Calendly never shows a key again. Its mark in the address tells whether a subscription was made with the one that holds now: after a
 * change of the token it was not.
 */
export function markedUrl(url: string, key: string): string {
	return `${url}?key=${hashed(['mark', key]).slice(0, 10)}`;
}
