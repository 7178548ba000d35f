/**
 * Parsed JSON of a vendor, read without trusting it: what is not there or is of another kind becomes nothing. Ids and numbers may be
 * texts.
 */
export type Json = Record<string, unknown>;

export function isRecord(value: unknown): value is Json {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function asRecord(value: unknown): Json {
	return isRecord(value) ? value : {};
}

export function asRecords(value: unknown): Json[] {
	return Array.isArray(value) ? value.map(asRecord) : [];
}

/** A text or a number as text; null if there is none. */
export function asText(value: unknown): string | null {
	if (typeof value === 'number') return String(value);
	return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/** A text as it was written, blanks and all; null for an empty one and for anything else. */
export function asWritten(value: unknown): string | null {
	return typeof value === 'string' && value !== '' ? value : null;
}

/** A link that is safe to hand on; null for anything else. */
export function asLink(value: unknown): string | null {
	const text = asText(value);
	return text?.startsWith('https://') ? text : null;
}

export function asNumber(value: unknown): number | null {
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

/** A record's id; undefined for none, which vendors write as 0 in places. */
export function asId(value: unknown): number | undefined {
	const id = asNumber(value);
	return id !== null && Number.isSafeInteger(id) && id > 0 ? id : undefined;
}
