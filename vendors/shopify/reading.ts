/** Narrow readers for what Shopify sends: a field of another type than expected reads as absent, unknown fields are left alone. */
export type Fields = Readonly<Record<string, unknown>>;

export function fieldsOf(value: unknown): Fields {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

export function listOf(value: unknown): Fields[] {
	return Array.isArray(value) ? value.map(fieldsOf) : [];
}

/** The nodes of a GraphQL connection. */
export function nodesOf(connection: unknown): Fields[] {
	return listOf(fieldsOf(connection).nodes);
}

/** A text with something in it; a number as text. */
export function textOf(value: unknown): string | null {
	if (typeof value === 'number') return String(value);
	return typeof value === 'string' ? value.trim() || null : null;
}

export function numberOf(value: unknown): number | null {
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

export function textsOf(value: unknown): string[] {
	return Array.isArray(value) ? value.map(textOf).filter((text) => text !== null) : [];
}
