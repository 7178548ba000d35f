import type { Delivery, Verification } from '../../domain/ports/eventSource';
import { isSignedBy, sameText } from '../webhooks/signature';
import { accepted, refused, refusedWithoutSecret } from '../webhooks/verification';

/** Meta documentation: the hex HMAC-SHA256 of the raw body, in which non-ASCII is escaped, by the app secret. */
export function verify({ headers, rawBody }: Delivery, appSecret: string): Verification {
	if (appSecret === '') return refusedWithoutSecret('"App Secret"');
	const signature = /^sha256=([0-9a-f]{64})$/.exec(headers['x-hub-signature-256'] ?? '')?.[1];
	if (signature === undefined) return refused('The X-Hub-Signature-256 header is missing');
	return isSignedBy([appSecret], rawBody, signature, 'hex') ? accepted : refused("The signature is not the app's");
}

/**
 * What a GET by Meta has to be answered with, as text, to prove that the URL belongs to who registers it; undefined where it is no such
 * call or the token is not the one that was registered.
 */
export function handshake(query: string | undefined, verifyToken: string): string | undefined {
	const asked = new URLSearchParams(query);
	const [mode, token, challenge] = ['hub.mode', 'hub.verify_token', 'hub.challenge'].map((name) => asked.get(name));
	const isKnown = verifyToken !== '' && sameText(token ?? '', verifyToken);
	// Digits, says the documentation; anything else would let a stranger choose what this address shows.
	return isKnown && mode === 'subscribe' && /^[\w-]{1,200}$/.test(challenge ?? '') ? challenge! : undefined;
}
