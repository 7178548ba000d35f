import type { Delivery, RegistrationRequest, Verification } from '../../../domain/ports/eventSource';
import type { Connection } from '../../../runtime/client/connection';
import { isSignedBy } from '../../../runtime/webhooks/signature';
import { accepted, refused, refusedWithoutSecret } from '../../../runtime/webhooks/verification';
import { signingKey } from './signingKey';

/** Calendly advises three minutes; clocks differ, too. What is refused as too old is found in the list a minute later. */
const toleranceMs = 5 * 60_000;

/** `Calendly-Webhook-Signature: t=<seconds>,v1=<hex HMAC-SHA256 of "t.body">` (Calendly, "Webhook signatures"). */
export function verify(connection: Connection, { headers, rawBody, receivedAt }: Delivery, request: RegistrationRequest): Verification {
	const key = signingKey(connection, request);
	if (key === undefined) return refusedWithoutSecret('"Personal Access Token"');
	const [, seconds, signature] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(headers['calendly-webhook-signature'] ?? '') ?? [];
	if (seconds === undefined) return refused('The signature is missing');
	const signed = Buffer.concat([Buffer.from(`${seconds}.`), rawBody]);
	if (!isSignedBy([key], signed, signature, 'hex')) return refused('The signature is wrong');
	// NaN is not within the tolerance.
	const isFresh = Math.abs(Date.parse(receivedAt) - Number(seconds) * 1000) <= toleranceMs;
	return isFresh ? accepted : refused('The delivery is too old');
}
