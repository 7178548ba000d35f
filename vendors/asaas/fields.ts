/** Narrow readers for what Asaas sends: a field of another type than expected reads as absent. */
export type JsonRecord = Record<string, unknown>;

export function asRecord(value: unknown): JsonRecord | undefined {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonRecord) : undefined;
}

/** A text with something in it; numbers (ids, house numbers) as text. */
export function text(value: unknown): string | null {
	if (typeof value === 'number') return String(value);
	if (typeof value !== 'string') return null;
	return value.trim() || null;
}

export function texts(value: unknown): string[] {
	const values = Array.isArray(value) ? value : [value];
	return values.filter((each): each is string => typeof each === 'string');
}
