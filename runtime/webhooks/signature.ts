import { createHmac, timingSafeEqual } from 'crypto';

export function hmac(algorithm: 'sha1' | 'sha256' | 'sha512', key: string, data: Buffer | string): Buffer {
	return createHmac(algorithm, key).update(data).digest();
}

/** Constant time for any two texts, lengths included: both are hashed to one length first. */
export function sameText(a: string, b: string): boolean {
	return timingSafeEqual(digest(a), digest(b));
}

/** Whether one of the keys signed the data; false without a key or a signature. */
export function isSignedBy(
	keys: readonly (string | undefined)[],
	data: Buffer,
	signature: string | undefined,
	encoding: 'hex' | 'base64' | 'base64url',
	algorithm: 'sha1' | 'sha256' | 'sha512' = 'sha256',
): boolean {
	if (!signature) return false;
	const live = keys.filter((key): key is string => !!key);
	const given = Buffer.from(signature);
	const matches = live.map((key) => sameBytes(Buffer.from(hmac(algorithm, key, data).toString(encoding)), given));
	return matches.includes(true);
}

/** Constant time for any two of one length; how long a signature is is no secret. */
function sameBytes(a: Buffer, b: Buffer): boolean {
	return a.length === b.length && timingSafeEqual(a, b);
}

function digest(text: string): Buffer {
	return hmac('sha256', 'compare', text);
}
