import type { Delivery, Verification } from '../../../domain/ports/eventSource';
import { sameText } from '../../../runtime/webhooks/signature';
import { accepted, refused, refusedWithoutSecret } from '../../../runtime/webhooks/verification';

/** Z-API signs nothing; each of its webhooks carries the token of the instance in a header, which the documentation does not name. */
export function verify({ headers }: Delivery, instanceToken: string): Verification {
	if (instanceToken === '') return refusedWithoutSecret('"Instance Token"');
	const sent = headers['z-api-token'];
	if (sent === undefined) return refused('The z-api-token header is missing');
	return sameText(sent, instanceToken) ? accepted : refused("The z-api-token is not the instance's");
}
