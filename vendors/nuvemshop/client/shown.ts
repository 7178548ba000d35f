import { toCents } from '../../../domain/values/money';
import { asNumber, asRecord, asText, type Json } from '../../../runtime/client/json';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { vendor } from './vendor';

/** Cents of an amount of an order. What cannot be read is no 0: that would be invoiced, or left out of it. */
export function shownCents(amount: unknown, field: string): number {
	return toCents(amount) ?? refuse(field);
}

/** Units of a line, written as a text. */
export function shownUnits(quantity: unknown, field: string): number {
	const units = asNumber(quantity);
	return units !== null && units >= 0 ? units : refuse(field);
}

/** ISO 8601 of a moment, whose offset comes with or without a colon (`+0000`); null for none. */
export function shownMoment(written: unknown): string | null {
	const text = asText(written)?.replace(/([+-]\d\d)(\d\d)$/, '$1:$2') ?? '';
	const time = Date.parse(text);
	return Number.isNaN(time) ? null : new Date(time).toISOString();
}

/** Records of a list that decides: one that is not there is not none. */
export function shownRows(list: unknown, field: string): Json[] {
	return Array.isArray(list) ? list.map(asRecord) : refuse(field);
}

/** What decides is asked for again, never made up. */
export function refuse(field: string): never {
	throw unreadableAnswer(vendor, 'transient', 'a request about an order', [field]);
}
