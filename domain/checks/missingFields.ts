import type { DocumentKind } from '../ports/recordReader';

/** What the steps of a flow ask of a document most. */
const wanted: Readonly<Record<DocumentKind, readonly string[]>> = {
	order: ['customer.name', 'customer.email', 'customer.phone', 'customer.taxId', 'shippingAddress', 'billingAddress', 'items.sku'],
	payment: ['method', 'customer.name', 'customer.email', 'customer.phone', 'customer.taxId', 'orderNumber'],
	lead: ['name', 'email', 'phone', 'consent.given'],
	appointment: ['customer.name', 'customer.email', 'customer.phone', 'professional'],
};

/** Paths of what a document does not say: `order.customer.taxId`, `order.items[1].sku`. */
export function missingFields(kind: DocumentKind, document: object): string[] {
	return wanted[kind].flatMap((path) => missingIn(document, path.split('.'), kind));
}

function missingIn(value: unknown, [name, ...rest]: readonly string[], at: string): string[] {
	if (Array.isArray(value)) return value.flatMap((each, index) => missingIn(each, [name!, ...rest], `${at}[${index}]`));
	if (name === undefined) return isSaid(value) ? [] : [at];
	if (!isSaid(value)) return [[at, name, ...rest].join('.')];
	return missingIn((value as Readonly<Record<string, unknown>>)[name], rest, `${at}.${name}`);
}

function isSaid(value: unknown): boolean {
	return value !== null && value !== undefined && value !== '' && value !== 'unknown';
}
