import type { Delivery, RegistrationRequest, Verification } from '../../../domain/ports/eventSource';
import type { Connection } from '../../../runtime/client/connection';
import { asText } from '../../../runtime/client/json';
import { jsonFields } from '../../../runtime/webhooks/deliveryBody';
import { isSignedBy } from '../../../runtime/webhooks/signature';
import { accepted, refused, refusedWithoutSecret } from '../../../runtime/webhooks/verification';
import { webhookSecret } from './secret';

/**
 * Cal.com signs no time of sending, only that of the happening, and may deliver after a wait. What is refused as too old is found in the
 * list a minute later.
 */
const toleranceMs = 60 * 60_000;

/** `X-Cal-Signature-256: <hex HMAC-SHA256 of the body>`; the word `no-secret-provided` where there is no secret (Cal.com, "Webhooks"). */
export function verify(connection: Connection, delivery: Delivery, request: RegistrationRequest): Verification {
	const secret = webhookSecret(connection, request);
	if (secret === undefined) return refusedWithoutSecret('"API Key"');
	const signature = delivery.headers['x-cal-signature-256'];
	if (!signature) return refused('The signature is missing');
	if (!isSignedBy([secret], delivery.rawBody, signature, 'hex')) return refused('The signature is wrong');
	const createdAt = Date.parse(asText(jsonFields(delivery).createdAt) ?? '');
	// NaN is not within the tolerance.
	const isFresh = Math.abs(Date.parse(delivery.receivedAt) - createdAt) <= toleranceMs;
	return isFresh ? accepted : refused('The delivery is too old');
}
