/**
 * A document as single fields, for nodes that take nothing else (sheets, tables, mails): `order_customer_taxId_value`. Lists are told as
 * text, one line for each of their members.
 */
export function flatFields(name: string, document: unknown): Record<string, string | number | boolean | null> {
	if (Array.isArray(document)) return { [name]: document.map(tell).join('\n') };
	if (typeof document !== 'object' || document === null) return { [name]: document as string | number | boolean | null };
	return Object.assign({}, ...Object.entries(document).map(([key, value]) => flatFields(`${name}_${key}`, value))) as ReturnType<
		typeof flatFields
	>;
}

/** `2 × Camiseta (CAM-M) 59.9`, as far as the member says so. */
function tell(member: unknown): string {
	if (typeof member !== 'object' || member === null) return String(member);
	const { quantity, name, sku, total, message, method, value } = member as Readonly<Record<string, unknown>>;
	const said = (part: unknown) => typeof part === 'string' || typeof part === 'number';
	const parts = [
		said(quantity) ? `${quantity as number} ×` : '',
		name,
		said(sku) ? `(${sku as string})` : '',
		message,
		method,
		total,
		value,
	];
	return parts.filter((part) => said(part) && part !== '').join(' ');
}
