import { createCipheriv, createDecipheriv, randomBytes } from 'crypto';
import { hmac } from './signature';

/**
 * Some vendors tell the secret of a webhook once, when it is made, and n8n keeps nothing that all of its processes see. So it is kept with the
 * webhook itself, at the vendor, sealed with a key made of the account's own login: who can open it could read everything anyway.
 */
export interface Sealing {
	/** The login's secret. */
	login: string;
	/** Of one vendor and kind: what was sealed for another opens nothing. */
	purpose: string;
}

export function seal(sealing: Sealing, secret: string): string {
	const nonce = randomBytes(12);
	const cipher = createCipheriv('aes-256-gcm', keyOf(sealing), nonce);
	const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
	return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** Undefined for what this key did not seal. */
export function unseal(sealing: Sealing, sealed: string): string | undefined {
	const bytes = Buffer.from(sealed, 'base64url');
	if (bytes.length < 29) return undefined;
	try {
		const decipher = createDecipheriv('aes-256-gcm', keyOf(sealing), bytes.subarray(0, 12));
		decipher.setAuthTag(bytes.subarray(12, 28));
		return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
	} catch {
		return undefined;
	}
}

function keyOf({ login, purpose }: Sealing): Buffer {
	return hmac('sha256', login, purpose);
}
