import { asId, asRecord, type Json } from '../../../runtime/client/json';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { vendor } from './vendor';

/** Bling's answers as far as they are relied on. Everything else in them is passed over. */
export { asId, asLink, asNumber, asRecord, asRecords, asText, type Json } from '../../../runtime/client/json';

/** The list in `data`. */
export function listIn(body: unknown): Json[] {
	const { data } = asRecord(body);
	if (!Array.isArray(data)) throw unreadableAnswer(vendor, 'transient');
	return data.map(asRecord);
}

/** The record in `data`. */
export function recordIn(body: unknown): Json {
	const { data } = asRecord(body);
	if (typeof data !== 'object' || data === null || Array.isArray(data)) throw unreadableAnswer(vendor, 'transient');
	return asRecord(data);
}

/**
 * The id that a creation answers, wrapped in `data` or not. Something was made even where its id cannot be read: the caller then
 * looks it up.
 */
export function createdId(body: unknown, name = 'id'): number {
	const answer = asRecord(body);
	const id = asId(asRecord(answer.data)[name]) ?? asId(answer[name]);
	if (id === undefined) throw unreadableAnswer(vendor, 'unknownOutcome');
	return id;
}
