import type { Delivery, Verification } from '../../../domain/ports/eventSource';
import { textSetting, type Connection } from '../../../runtime/client/connection';
import { accepted, refused, refusedWithoutSecret } from '../../../runtime/webhooks/verification';
import { isSignedByBling } from './signature';

/** Only what was signed with the secret of the credential's app; closed while the credential has none. */
export function verify(connection: Connection, { headers, rawBody }: Delivery): Verification {
	const secret = textSetting(connection, 'clientSecret');
	if (secret === '') return refusedWithoutSecret('client secret');
	if (isSignedByBling(rawBody, headers['x-bling-signature-256'], secret)) return accepted;
	return refused("The signature is not the app's");
}
