/**
 * `field:"value"` of Shopify's search syntax, undefined where the value cannot be written in it: a quoted value ends at its own kind
 * of quote, and no way of escaping one is documented.
 */
export function searchTerm(field: string, value: string): string | undefined {
	const quote = ['"', "'"].find((each) => !value.includes(each));
	return quote === undefined ? undefined : `${field}:${quote}${value}${quote}`;
}
