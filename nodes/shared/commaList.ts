/** A text with commas, or the list that an expression gives. */
export function commaList(value: unknown): string[] {
	const written = Array.isArray(value) ? value.map(String) : String(value ?? '').split(',');
	return written.map((part) => part.trim()).filter(Boolean);
}
