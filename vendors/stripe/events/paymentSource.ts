import type { Delivery, RegistrationRequest, Verification } from '../../../domain/ports/eventSource';
import type { PaymentSource } from '../../../domain/ports/paymentSource';
import type { Connection } from '../../../runtime/client/connection';
import { asText } from '../../../runtime/client/json';
import { jsonFields, jsonObject } from '../../../runtime/webhooks/deliveryBody';
import { noteAcceptance, noteRefusal } from '../../../runtime/webhooks/refusals';
import { hmac } from '../../../runtime/webhooks/signature';
import { accepted, refused } from '../../../runtime/webhooks/verification';
import { openApi, type StripeApi } from '../client/api';
import { vendor } from '../client/vendor';
import { endpointName, loadSecrets, secretsOf } from './listening';
import { findMissed } from './missedEvents';
import { readEvent } from './readEvent';
import { registerWebhooks, removeWebhooks } from './registration';
import { isSignedByStripe } from './signature';
import { stripeEventsOf } from './topics';

/** `prepare` has to be called before a delivery is verified: the secret lies with the endpoint, at Stripe. */
export type StripePaymentSource = PaymentSource & { prepare(url: string): Promise<void> };

/** Stripe as a source of payments, and of the orders of its checkouts. */
export function openPaymentSource(connection: Connection): StripePaymentSource {
	const api = openApi(connection);
	return {
		prepare: async (url) => await loadSecrets(api, url),
		registerWebhooks: async (request) => await registerWebhooks(api, request),
		removeWebhooks: async (request) => await removeWebhooks(api, request),
		verify: (delivery, request) => verify(api, delivery, request),
		deduplicationKey: eventIdOf,
		read: async (delivery, { topics }) => {
			return await readEvent(api, jsonObject(vendor, delivery), { topics, receivedAt: delivery.receivedAt });
		},
		missed: async (window, request) => await findMissed(api, window, request),
	};
}

/** Closed while no secret is known. The name of the event is signed, too. */
function verify(api: StripeApi, { headers, rawBody }: Delivery, { url, topics }: RegistrationRequest): Verification {
	const secrets = secretsOf(api, url);
	if (secrets.length === 0) return refused('The secret of the endpoint is not known now');
	const header = headers['stripe-signature'];
	if (header === undefined) return refused('The Stripe-Signature header is missing');
	const name = endpointName(api, url);
	if (!isSignedByStripe(rawBody, header, secrets, api.connection.clock.now())) {
		noteRefusal(name);
		return refused("The signature is not the endpoint's, or older than five minutes");
	}
	noteAcceptance(name);
	const isWanted = stripeEventsOf(topics).includes(asText(jsonFields({ rawBody }).type) ?? '');
	return isWanted ? accepted : refused('The trigger did not ask for this event');
}

/** Stripe delivers an event again until it is answered, always with the same id. */
function eventIdOf(delivery: Delivery): string {
	return asText(jsonFields(delivery).id) ?? `body:${hmac('sha256', vendor.id, delivery.rawBody).toString('hex')}`;
}
