/** A business-scoped id as Meta gives it to people who show a username, e.g. `BR.1234567890123456`; null for anything else. */
export function businessScopedId(text: unknown): string | null {
	return typeof text === 'string' && /^[A-Z]{2}\.[A-Za-z0-9.]{4,120}$/.test(text) ? text : null;
}
