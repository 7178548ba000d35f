import { createHash } from 'crypto';

/** Most characters of a `codigo_…_integracao` (Omie documentation). */
const longest = 60;

/** The key as Omie takes it. A longer one keeps its beginning, for people, and ends in what tells it from all others. */
export function fittingKey(key: string): string {
	return key.length <= longest ? key : `${key.slice(0, longest - 25)}-${hashOf(key).slice(0, 24)}`;
}

export function hashOf(text: string): string {
	return createHash('sha256').update(text).digest('hex');
}

/**
 * The key of the order's sale. The node's own keys end in what they are for; the sale is the same one for its invoice and for its
 * stock, and people read the key in Omie.
 */
export function saleKey(key: string): string {
	return fittingKey(key.replace(/:(?:invoice|stock)$/, ''));
}

/** The shop's number in a key `source:shop/id#number` or `source:number`; a key of another make is its own. */
export function orderNumberIn(key: string | null): string | null {
	return /^[^:]+:[^#]*\/[^#]*#(.+)$/.exec(key ?? '')?.[1] ?? key?.replace(/^[^:]+:(?=.)/, '') ?? null;
}
