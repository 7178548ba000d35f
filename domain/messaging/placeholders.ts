/** `{order_number}` in a text that a shop writes. */
const placeholder = /\{([a-z][a-z0-9_]*)\}/gi;

/** The text with its placeholders filled, and the names that have no value. */
export function fillPlaceholders(text: string, values: Readonly<Record<string, string>>): { text: string; missing: string[] } {
	const missing = new Set<string>();
	const filled = text.replace(placeholder, (written, name: string) => {
		const value = values[name.toLowerCase()];
		if (value === undefined) missing.add(name);
		return value ?? written;
	});
	return { text: filled, missing: [...missing] };
}
