import type { Delivery, RegistrationRequest, Verification } from '../../../domain/ports/eventSource';
import { textSetting, type Connection } from '../../../runtime/client/connection';
import { asText, isRecord } from '../../../runtime/client/json';
import { jsonFields } from '../../../runtime/webhooks/deliveryBody';
import { hmac, isSignedBy } from '../../../runtime/webhooks/signature';
import { accepted, refused, refusedWithoutSecret } from '../../../runtime/webhooks/verification';
import { storeName } from '../client/vendor';
import { eventsOf } from './topics';

/** `x-linkedstore-hmac-sha256`: hex of HMAC-SHA256 over the raw body with the app's secret (Nuvemshop documentation). */
export function signPayload(rawBody: Buffer, secret: string): string {
	return hmac('sha256', secret, rawBody).toString('hex');
}

/** Only what Nuvemshop signed, of this store (one secret signs for all stores of an app), and what this trigger asked for. */
export function verify(connection: Connection, delivery: Delivery, { topics }: RegistrationRequest): Verification {
	const secret = textSetting(connection, 'clientSecret');
	if (secret === '') return refusedWithoutSecret('Client Secret');
	const signature = delivery.headers['x-linkedstore-hmac-sha256'];
	if (signature === undefined) return refused('The X-Linkedstore-HMAC-SHA256 header is missing');
	if (!isSignedBy([secret], delivery.rawBody, signature, 'hex')) return refused("The signature is not the app's");
	const { store_id: store, event } = jsonFields(delivery);
	if (asText(store) !== storeName(connection)) return refused('The delivery is of another store');
	if (isPrivacyRequest(delivery) || eventsOf(topics).includes(asText(event) ?? '')) return accepted;
	return refused('The trigger did not ask for this event');
}

/** `store/redact`, `customers/redact` and `customers/data_request` name no event; they come to addresses of the app's page. */
export function isPrivacyRequest(delivery: Delivery): boolean {
	const fields = jsonFields(delivery);
	return asText(fields.store_id) !== null && fields.event === undefined && (isRecord(fields.customer) || Object.keys(fields).length === 1);
}

/**
 * A delivery says what happened to which order and nothing else, so that each event of an order has one name. `order/updated` alone may be
 * news again under the same bytes, and what it is news of the order tells.
 */
export function deduplicationKey(delivery: Delivery): string {
	const { event, id } = jsonFields(delivery);
	const again = event === 'order/updated' ? `:${delivery.receivedAt}` : '';
	return `${asText(event) ?? hmac('sha256', 'delivery', delivery.rawBody).toString('hex')}:${asText(id) ?? ''}${again}`;
}
