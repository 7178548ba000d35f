import { toCents } from '../../../domain/values/money';
import { asNumber, asRecords, asText, isRecord, type Json } from '../../../runtime/client/json';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { vendor } from './vendor';

/** Cents of an amount of an order. What cannot be read is no 0: that would be invoiced, or left out of it. */
export function shownCents(amount: unknown, field: string): number {
	// Always with a point, whatever the shop shows: three places are no thousands here.
	const written = typeof amount === 'string' && /^-?\d+\.\d+$/.test(amount) ? Number(amount) : amount;
	return toCents(written) ?? refuse(field);
}

/** The records of a list. One of PHP's from which a plugin took something comes as an object, its numbers as names. */
export function shownRows(list: unknown): Json[] {
	return asRecords(isRecord(list) ? Object.values(list) : list);
}

/** Of a list that decides: one that is not there is not none. */
export function requiredRows(list: unknown, field: string): Json[] {
	return Array.isArray(list) || isRecord(list) ? shownRows(list) : refuse(field);
}

/** Whether amounts are written to the cent, and not rounded as the shop shows prices. */
export function showsCents(amount: unknown): boolean {
	return typeof amount !== 'string' || /\.\d{2}/.test(amount);
}

/** Units of a line; a plugin may sell halves. */
export function shownUnits(quantity: unknown, field: string): number {
	return asNumber(quantity) ?? refuse(field);
}

/** ISO 8601 of a `…_gmt` field, which WooCommerce writes without an offset; null for none. */
export function shownMoment(gmt: unknown): string | null {
	const written = asText(gmt);
	if (written === null) return null;
	const time = Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/.test(written) ? written : `${written}Z`);
	return Number.isNaN(time) ? null : new Date(time).toISOString();
}

const entities: Readonly<Record<string, string>> = { amp: '&', quot: '"', apos: "'", lt: '<', gt: '>', nbsp: ' ', ndash: '–', mdash: '—' };

/** What a title of WordPress may hold, and no document wants: `Camiseta<br>Azul`. */
const markup = /<\/?[a-z][^<>]*>/gi;

/** A name as people read it: WordPress keeps titles with the marks and entities of a web page (`Camiseta &ndash; Azul`). */
export function shownName(written: unknown): string | null {
	const text = asText(written);
	const bare = text?.includes('<') ? text.replace(markup, ' ').replace(/\s+/g, ' ') : text;
	return asText(
		bare
			?.replace(/&#(\d{1,6});/g, (_, code: string) => String.fromCodePoint(Math.min(Number(code), 0x10ffff)))
			.replace(/&([a-z]{2,5});/g, (entity, name: string) => entities[name] ?? entity),
	);
}

/** What decides is asked for again, never made up. */
export function refuse(field: string): never {
	throw unreadableAnswer(vendor, 'transient', 'a request about an order', [field]);
}
