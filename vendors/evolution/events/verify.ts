import type { Delivery, Verification } from '../../../domain/ports/eventSource';
import { isSignedBy } from '../../../runtime/webhooks/signature';
import { accepted, refused, refusedWithoutSecret } from '../../../runtime/webhooks/verification';

/**
 * Evolution signs no body. Where the webhook has the header setting `jwt_key`, each call carries a bearer token of ten minutes that this
 * key signed (HS256, vendor source). The `apikey` in the body proves nothing, because it goes out with every call: it is never looked at.
 */
export function verify({ headers, receivedAt }: Delivery, jwtKey: string): Verification {
	if (jwtKey === '') return refusedWithoutSecret('"Webhook JWT Secret"');
	const token = /^Bearer ([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(headers.authorization ?? '');
	if (!token) return refused('The bearer token of the webhook is missing');
	const [, head = '', payload = '', signature] = token;
	if (!isSignedBy([jwtKey], Buffer.from(`${head}.${payload}`), signature, 'base64url'))
		return refused('The token was not signed with this key');
	if (fieldIn(head, 'alg') !== 'HS256') return refused('The token does not use HS256');
	return isInTime(payload, Date.parse(receivedAt) / 1_000) ? accepted : refused('The token has expired');
}

/** Servers' clocks differ. Seconds. */
const tolerance = 60;

function isInTime(payload: string, now: number): boolean {
	const expires = fieldIn(payload, 'exp');
	return typeof expires === 'number' && now < expires + tolerance;
}

/** Only read of what is known to be signed. */
function fieldIn(part: string, name: string): unknown {
	try {
		return (JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as Record<string, unknown> | null)?.[name];
	} catch {
		return undefined;
	}
}
