import { createHash } from 'crypto';

/**
 * Focus NFe's name for a document (`ref`): letters and digits only, unique for a token. It is made of the request's key alone, so that
 * the same key meets the same document whenever and wherever it comes again: the key's first 24 letters and digits, for people who
 * look for it, and the first 20 hexadecimal digits of its SHA-256, which keep `shop:10:1` and `shop:101` apart.
 */
export function refOf(key: string): string {
	const readable = key.replace(/[^A-Za-z0-9]/g, '').slice(0, 24);
	return `${readable}${createHash('sha256').update(key).digest('hex').slice(0, 20)}`;
}
