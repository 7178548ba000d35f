import { toCents } from '../../../domain/values/money';
import { asNumber, asRecord, type Json } from '../../../runtime/client/json';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { vendor } from './vendor';

/** Cents of an amount of an order. What cannot be read is no 0: that would be invoiced, or left out of it. */
export function shownCents(amount: unknown, field: string): number {
	return toCents(amount) ?? refuse(field);
}

/** Units of a line. */
export function shownUnits(quantity: unknown, field: string): number {
	return asNumber(quantity) ?? refuse(field);
}

/** Records of a list that decides: one that is not there is not none. */
export function shownRows(list: unknown, field: string): Json[] {
	return Array.isArray(list) ? list.map(asRecord) : refuse(field);
}

/** What decides is asked for again, never made up. */
export function refuse(field: string): never {
	throw unreadableAnswer(vendor, 'transient', 'a request about an order', [field]);
}
