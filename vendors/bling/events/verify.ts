import type { Delivery, Verification } from '../../../domain/ports/eventSource';
import { textSetting, type Connection } from '../../../runtime/client/connection';
import { isSignedByBling } from './signature';

/** Only what was signed with the secret of the credential's app; closed while the credential has none. */
export function verify(connection: Connection, { headers, rawBody }: Delivery): Verification {
	const secret = textSetting(connection, 'clientSecret');
	if (secret === '') return refused('The credential has no client secret, so no delivery can be told from a forged one');
	if (isSignedByBling(rawBody, headers['x-bling-signature-256'], secret)) return { valid: true };
	return refused('The signature is not that of the app');
}

function refused(reason: string): Verification {
	return { valid: false, reason };
}
