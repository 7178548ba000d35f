import type { Delivery, Verification } from '../../../domain/ports/eventSource';
import { sameText } from '../../../runtime/webhooks/signature';

/** Z-API signs nothing; each of its webhooks carries the token of the instance in a header, which the documentation does not name. */
export function verify({ headers }: Delivery, instanceToken: string): Verification {
	if (instanceToken === '') return refused('The credential has no "Instance Token", so no delivery can be told from a forged one');
	const sent = headers['z-api-token'];
	if (sent === undefined) return refused('The z-api-token header is missing');
	return sameText(sent, instanceToken) ? { valid: true } : refused('The z-api-token is not that of the instance');
}

function refused(reason: string): Verification {
	return { valid: false, reason };
}
