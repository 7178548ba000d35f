import type { Delivery, Verification } from '../../../domain/ports/eventSource';
import { textSetting, type Connection } from '../../../runtime/client/connection';
import { hmac, sameText } from '../../../runtime/webhooks/signature';
import { accepted, refused, refusedWithoutSecret } from '../../../runtime/webhooks/verification';

/** Focus NFe signs nothing: it repeats a text of ours in a header of our choice (vendor documentation, "Gatilhos"). */
export const tokenHeader = 'X-Ponte-Token';

/**
 * Made of the credential's token and the hook's address: so it is known wherever the credential is, needs no storing and cannot go
 * stale. It cannot be computed without the credential's token, and reveals nothing about that token.
 */
export function hookToken(connection: Connection, url: string): string {
	return hmac('sha256', textSetting(connection, 'token'), `focus nfe hook ${url}`).toString('base64url');
}

/** Closed while the credential has no token: what is derived from an empty text could be computed by anyone. */
export function verify(connection: Connection, { headers }: Delivery, url: string): Verification {
	if (textSetting(connection, 'token') === '') return refusedWithoutSecret('token');
	const sent = headers[tokenHeader.toLowerCase()];
	if (sent === undefined) return refused(`The ${tokenHeader} header is missing`);
	return sameText(sent, hookToken(connection, url)) ? accepted : refused(`The ${tokenHeader} is not this hook's`);
}
