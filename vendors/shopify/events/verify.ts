import type { Delivery, RegistrationRequest, Verification } from '../../../domain/ports/eventSource';
import { textSetting, type Connection } from '../../../runtime/client/connection';
import { hmac } from '../../../runtime/webhooks/signature';
import { accepted, refused, refusedWithoutSecret } from '../../../runtime/webhooks/verification';
import { parseShop } from '../client/shop';
import { isSignedByShopify } from './signature';
import { topicOfHeader } from './topics';

/** Only what this shop signed, and only topics that this trigger asked for; closed while the credential has no secret. */
export function verify(connection: Connection, { headers, rawBody }: Delivery, { topics }: RegistrationRequest): Verification {
	const secrets = [textSetting(connection, 'clientSecret'), textSetting(connection, 'previousClientSecret')].filter(
		(secret) => secret !== '',
	);
	if (secrets.length === 0) return refusedWithoutSecret('client secret');
	if (!isSignedByShopify(rawBody, headers['x-shopify-hmac-sha256'], secrets)) return refused("The signature is not the app's");
	if (!isFromShop(headers['x-shopify-shop-domain'], textSetting(connection, 'shop')))
		return refused('The delivery belongs to another shop');
	const topic = topicOfHeader(headers['x-shopify-topic']);
	return topic && topics.includes(topic.topic) ? accepted : refused('The trigger did not ask for this topic');
}

/** All deliveries of one event share its id; two topics of one event do not exclude each other. */
export function deduplicationKey({ headers, rawBody }: Delivery): string {
	const id = headers['x-shopify-event-id'] ?? headers['x-shopify-webhook-id'] ?? hmac('sha256', 'delivery', rawBody).toString('hex');
	return `${id}:${headers['x-shopify-topic'] ?? ''}`;
}

/** The event's id is in a header, which is not signed; the signature covers the bytes. */
export function replayKey({ headers }: Delivery): string {
	return `${headers['x-shopify-hmac-sha256'] ?? ''}:${headers['x-shopify-topic'] ?? ''}`;
}

function isFromShop(sent: string | undefined, shop: string): boolean {
	const name = parseShop(shop);
	return name !== undefined && sent?.toLowerCase() === `${name}.myshopify.com`;
}
