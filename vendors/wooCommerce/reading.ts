/** What is relied on in WooCommerce's answers; everything else in them is passed over. */
export type Json = Readonly<Record<string, unknown>>;

export function isJson(value: unknown): value is Json | unknown[] {
	return typeof value === 'object' && value !== null;
}

export function asRecord(value: unknown): Json {
	return isJson(value) && !Array.isArray(value) ? value : {};
}

export function asRecords(value: unknown): Json[] {
	return Array.isArray(value) ? value.map(asRecord) : [];
}

export function asText(value: unknown): string | null {
	return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/** Plugins write quantities as text, too. */
export function asNumber(value: unknown): number | null {
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

/** WordPress writes 0 where there is none. */
export function asId(value: unknown): number | null {
	const id = asNumber(value);
	return id !== null && Number.isSafeInteger(id) && id > 0 ? id : null;
}
