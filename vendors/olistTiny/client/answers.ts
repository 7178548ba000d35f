import { asId, asNumber, asRecord, type Json } from '../../../runtime/client/json';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { vendor } from './vendor';

/** The records of a list, `{itens, paginacao}`. */
export function listIn(body: unknown): Json[] {
	const { itens } = asRecord(body);
	if (!Array.isArray(itens)) throw unreadableAnswer(vendor, 'transient');
	return itens.map(asRecord);
}

/** A record, which stands bare. */
export function recordIn(body: unknown): Json {
	if (asId(asRecord(body).id) === undefined) throw unreadableAnswer(vendor, 'transient');
	return asRecord(body);
}

/** The id that a creation answers. Something was made even where its id cannot be read: the caller then looks it up. */
export function createdId(body: unknown): number {
	const id = asId(asRecord(body).id);
	if (id === undefined) throw unreadableAnswer(vendor, 'unknownOutcome');
	return id;
}

/** Most records of a page. */
export const pageSize = 100;

/**
 * Whether a list goes on behind this page of it, by its total: a page may hold less than was asked for. Where none is told, only a page
 * of nothing is the end.
 */
export function hasMore(body: unknown, offset = 0): boolean {
	const { length } = listIn(body);
	const total = asNumber(asRecord(asRecord(body).paginacao).total) ?? Infinity;
	return length >= pageSize || (length > 0 && offset + length < total);
}
