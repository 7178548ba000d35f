import { asId, asRecord, type Json } from '../../../runtime/client/json';
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
