import type { Delivery, RegistrationRequest, Verification } from '../../../domain/ports/eventSource';
import { textSetting, type Connection } from '../../../runtime/client/connection';
import { hmac } from '../../../runtime/webhooks/signature';
import { parseShop } from '../client/shop';
import { isSignedByShopify } from './signature';
import { topicOfHeader } from './topics';

/** Only what this shop signed, and only topics that this trigger asked for; closed while the credential has no secret. */
export function verify(connection: Connection, { headers, rawBody }: Delivery, { topics }: RegistrationRequest): Verification {
	const secrets = [textSetting(connection, 'clientSecret'), textSetting(connection, 'previousClientSecret')].filter(
		(secret) => secret !== '',
	);
	if (secrets.length === 0) return refused('The credential has no client secret, so no delivery can be told from a forged one');
	if (!isSignedByShopify(rawBody, headers['x-shopify-hmac-sha256'], secrets)) return refused('The signature is not that of the app');
	if (!isFromShop(headers['x-shopify-shop-domain'], textSetting(connection, 'shop'))) return refused('The delivery is of another shop');
	const topic = topicOfHeader(headers['x-shopify-topic']);
	return topic && topics.includes(topic.topic) ? { valid: true } : refused('The trigger did not ask for this topic');
}

/** All deliveries of one event share its id; two topics of one event do not exclude each other. */
export function deduplicationKey({ headers, rawBody }: Delivery): string {
	const id = headers['x-shopify-event-id'] ?? headers['x-shopify-webhook-id'] ?? hmac('sha256', 'delivery', rawBody).toString('hex');
	return `${id}:${headers['x-shopify-topic'] ?? ''}`;
}

/** The event's id stands in a header, which nobody signs; the signature names the bytes. */
export function replayKey({ headers }: Delivery): string {
	return `${headers['x-shopify-hmac-sha256'] ?? ''}:${headers['x-shopify-topic'] ?? ''}`;
}

function isFromShop(sent: string | undefined, shop: string): boolean {
	const name = parseShop(shop);
	return name !== undefined && sent?.toLowerCase() === `${name}.myshopify.com`;
}

function refused(reason: string): Verification {
	return { valid: false, reason };
}
