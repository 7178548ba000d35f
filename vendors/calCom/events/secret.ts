import type { RegistrationRequest } from '../../../domain/ports/eventSource';
import { hashed } from '../../../runtime/client/accountName';
import { textSetting, type Connection } from '../../../runtime/client/connection';
import { hmac } from '../../../runtime/webhooks/signature';

/**
 * The secret that Cal.com signs deliveries with, made of the API key and the webhook's URL: so it is known wherever the credential is and
 * needs no storing. Undefined without a key.
 */
export function webhookSecret(connection: Connection, { url }: Pick<RegistrationRequest, 'url'>): string | undefined {
	const key = textSetting(connection, 'apiKey');
	return key === '' ? undefined : hmac('sha256', key, `cal.com webhook secret ${url}`).toString('base64url');
}

/** Cal.com need not show a secret again. Its mark in the address tells whether the webhook has the one that holds now. */
export function markedUrl(url: string, secret: string): string {
	return `${url}?key=${hashed(['mark', secret]).slice(0, 10)}`;
}
