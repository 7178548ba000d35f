import { IntegrationError } from '../../../runtime/integrationError';

/**
 * Bling's answers as far as they are relied on. Everything else in them is passed over, and ids and numbers may be texts.
 */
export type Json = Record<string, unknown>;

export function asRecord(value: unknown): Json {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

export function asRecords(value: unknown): Json[] {
	return Array.isArray(value) ? value.map(asRecord) : [];
}

/** A text or a number as text; null where there is none. */
export function asText(value: unknown): string | null {
	if (typeof value === 'number') return String(value);
	return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

export function asNumber(value: unknown): number | null {
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

/** A record's id; undefined for none, which Bling writes as 0 in places. */
export function asId(value: unknown): number | undefined {
	const id = asNumber(value);
	return id !== null && Number.isSafeInteger(id) && id > 0 ? id : undefined;
}

/** The list in `data`. */
export function listIn(body: unknown): Json[] {
	const { data } = asRecord(body);
	if (!Array.isArray(data)) throw unreadable('transient');
	return data.map(asRecord);
}

/** The record in `data`. */
export function recordIn(body: unknown): Json {
	const { data } = asRecord(body);
	if (typeof data !== 'object' || data === null || Array.isArray(data)) throw unreadable('transient');
	return asRecord(data);
}

/**
 * The id that a creation answers, wrapped in `data` or not. Something was made even where its id cannot be read: the caller then
 * looks it up.
 */
export function createdId(body: unknown, name = 'id'): number {
	const answer = asRecord(body);
	const id = asId(asRecord(answer.data)[name]) ?? asId(answer[name]);
	if (id === undefined) throw unreadable('unknownOutcome');
	return id;
}

function unreadable(errorClass: 'transient' | 'unknownOutcome'): IntegrationError {
	return new IntegrationError('bling', {
		class: errorClass,
		code: 'unreadableAnswer',
		message: 'Bling answered in a form that this node does not know',
		hint: 'Run the item again; if it stays so, look for a newer version of this package',
	});
}
