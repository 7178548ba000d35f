import { createHash } from 'crypto';

const mark = 'nfse';

/** The node's keys end in what they are for; the mark says it here. */
const purpose = ':invoice';

const digestLength = 20;
const longestName = 40;

/**
 * Focus NFe's name for an NFS-e: letters and digits, made of the request's key alone and never the same as that of the order's NF-e
 * (`refOf`). Neither the document nor the request is shown when an NFS-e is asked for, so the key is kept readable in it: `shopify:1001`
 * stands there as `shopifyZ3A1001`, each other character as `Z` and its code, followed by the first 20 hexadecimal digits of SHA-256.
 */
export function serviceRefOf(key: string): string {
	const name = key.endsWith(purpose) ? key.slice(0, -purpose.length) : key;
	return `${mark}${written(name).slice(0, longestName)}${digest(key)}`;
}

/** The order's number in a ref that was made of an order's own key; null in all others. */
export function orderNumberInRef(ref: string): string | null {
	const name = read(ref.slice(mark.length, -digestLength));
	const number = /^\w+:[^#]*\/[^#]*#(.+)$/.exec(name)?.[1] ?? /^\w+:(.+)$/.exec(name)?.[1] ?? '';
	return number !== '' && serviceRefOf(name + purpose) === ref ? number : null;
}

function digest(key: string): string {
	return createHash('sha256').update(`${mark} ${key}`).digest('hex').slice(0, digestLength);
}

function written(name: string): string {
	return Array.from(Buffer.from(name), (byte) => {
		const character = String.fromCharCode(byte);
		return /[A-Ya-z0-9]/.test(character) ? character : `Z${byte.toString(16).toUpperCase().padStart(2, '0')}`;
	}).join('');
}

function read(text: string): string {
	const bytes = text.match(/Z[0-9A-F]{2}|[A-Ya-z0-9]/g) ?? [];
	return Buffer.from(bytes.map((byte) => (byte.length === 1 ? byte.charCodeAt(0) : Number.parseInt(byte.slice(1), 16)))).toString();
}
