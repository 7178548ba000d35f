import { IntegrationError } from '../../../runtime/integrationError';

/** Omie's answers as far as they are relied on. Everything else in them is passed over, and numbers may be texts. */
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

/** A record's id; undefined for none, which Omie writes as 0. */
export function asId(value: unknown): number | undefined {
	const id = asNumber(value);
	return id !== null && Number.isSafeInteger(id) && id > 0 ? id : undefined;
}

/** Omie's yes and no. */
export function isYes(value: unknown): boolean {
	return value === 'S';
}

/** The id that must be in the answer to a question. */
export function requireId(value: unknown): number {
	const id = asId(value);
	if (id === undefined) throw unreadable('transient');
	return id;
}

/** The id that a write answers. Something was made even where it cannot be read. */
export function createdId(value: unknown): number {
	const id = asId(value);
	if (id === undefined) throw unreadable('unknownOutcome');
	return id;
}

export function unreadable(errorClass: 'transient' | 'unknownOutcome'): IntegrationError {
	return new IntegrationError('omie', {
		class: errorClass,
		code: 'unreadableAnswer',
		message: 'Omie answered in a form that this node does not know',
		hint: 'Run the item again; if it stays so, look for a newer version of this package',
	});
}
