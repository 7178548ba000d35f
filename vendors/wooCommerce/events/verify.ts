import type { Delivery, RegistrationRequest, Verification } from '../../../domain/ports/eventSource';
import { textSetting, type Connection } from '../../../runtime/client/connection';
import { noteAcceptance, noteRefusal } from '../../../runtime/webhooks/refusals';
import { hmac } from '../../../runtime/webhooks/signature';
import { accepted, refused, refusedWithoutSecret } from '../../../runtime/webhooks/verification';
import { isSignedByStore, secretFor } from './signature';
import { wooTopicsOf } from './topics';

/**
 * Only what the store signed for this address, and only topics that this trigger asked for. The ping inside the creation of a webhook is
 * not signed and is refused like anything else, which does no harm (WooCommerce, class-wc-webhook.php). `name`: see `webhookName`.
 */
export function verify(connection: Connection, delivery: Delivery, { url, topics }: RegistrationRequest, name: string): Verification {
	const { headers, rawBody } = delivery;
	if (textSetting(connection, 'consumerSecret') === '') return refusedWithoutSecret('Consumer Secret');
	const signature = headers['x-wc-webhook-signature'];
	if (signature === undefined) return refused('The X-WC-Webhook-Signature header is missing');
	if (!isSignedByStore(rawBody, signature, secretFor(connection, url))) {
		noteRefusal(name);
		return refused("The signature is not the store's");
	}
	noteAcceptance(name);
	const topic = headers['x-wc-webhook-topic'] ?? '';
	return wooTopicsOf(topics).some((each) => each === topic) ? accepted : refused('The trigger did not ask for this topic');
}

/**
 * The bytes themselves: WooCommerce's Delivery-ID is made of the second, so that two orders of one second share it, and it is not signed.
 * The body of an order holds its id, its state and the moment of its last change.
 */
export function deduplicationKey({ headers, rawBody }: Delivery): string {
	return `${headers['x-wc-webhook-topic'] ?? ''}:${hmac('sha256', 'delivery', rawBody).toString('hex')}`;
}
