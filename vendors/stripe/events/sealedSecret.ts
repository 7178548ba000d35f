import { createCipheriv, createDecipheriv, randomBytes } from 'crypto';
import { textSetting, type Connection } from '../../../runtime/client/connection';
import { hmac } from '../../../runtime/webhooks/signature';
import { vendor } from '../client/vendor';

/**
 * Stripe tells the secret of an endpoint once, when it is made, and n8n keeps nothing that all of its processes see. So it is kept with the
 * endpoint itself, as metadata, sealed with a key made of the account's secret key: who can open it could read everything anyway.
 */
export function seal(connection: Connection, secret: string): string {
	const nonce = randomBytes(12);
	const cipher = createCipheriv('aes-256-gcm', sealingKey(connection), nonce);
	const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
	return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** Undefined for what this key did not seal. */
export function unseal(connection: Connection, sealed: string): string | undefined {
	const bytes = Buffer.from(sealed, 'base64url');
	if (bytes.length < 29) return undefined;
	try {
		const decipher = createDecipheriv('aes-256-gcm', sealingKey(connection), bytes.subarray(0, 12));
		decipher.setAuthTag(bytes.subarray(12, 28));
		return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
	} catch {
		return undefined;
	}
}

function sealingKey(connection: Connection): Buffer {
	return hmac('sha256', textSetting(connection, 'secretKey'), `${vendor.id} endpoint secret`);
}
