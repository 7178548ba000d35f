import { toCents } from './money';
import type { Order, OrderItem } from './order';
import { isState, parsePostalCode, type PostalAddress } from './postalAddress';
import type { Problem } from './problem';
import { readPhone } from './phone';
import { parseTaxId } from './taxId';

export type OrderReading = { valid: true; order: Order } | { valid: false; problems: Problem[] };

/** Whether a value from outside has the shape of an order: what every node relies on, unknown fields tolerated. */
export function readOrder(value: unknown): OrderReading {
	if (!isRecord(value)) return { valid: false, problems: [{ field: 'order', message: 'is not an object' }] };
	const problems = shapeProblems(value);
	return problems.length > 0 ? { valid: false, problems } : { valid: true, order: value as unknown as Order };
}

function shapeProblems(order: Record<string, unknown>): Problem[] {
	const texts = ['id', 'number', 'source'].filter((field) => typeof order[field] !== 'string' || order[field] === '');
	const objects = ['customer', 'totals', 'shipping'].filter((field) => !isRecord(order[field]));
	const items = Array.isArray(order.items) ? order.items : undefined;
	return [
		...texts.map((field) => ({ field: `order.${field}`, message: 'is missing' })),
		...objects.map((field) => ({ field: `order.${field}`, message: 'is missing' })),
		...(items ? items.flatMap(itemShapeProblems) : [{ field: 'order.items', message: 'is missing' }]),
	];
}

function itemShapeProblems(item: unknown, index: number): Problem[] {
	const field = `order.items[${index}]`;
	if (!isRecord(item)) return [{ field, message: 'is not an object' }];
	const numbers = ['quantity', 'unitPrice', 'total'].filter((name) => typeof item[name] !== 'number');
	return numbers.map((name) => ({ field: `${field}.${name}`, message: 'is not a number' }));
}

/** Everything that would make SEFAZ or an ERP refuse a nota fiscal for this order, at once. */
export function invoiceProblems(order: Order): Problem[] {
	return [...buyerProblems(order), ...order.items.flatMap(lineProblems), ...totalProblems(order)];
}

/** The same for an NFS-e: services have no SKU and no NCM. */
export function serviceInvoiceProblems(order: Order): Problem[] {
	return [...buyerProblems(order), ...totalProblems(order)];
}

function buyerProblems(order: Order): Problem[] {
	const { billingAddress, shippingAddress } = order;
	const field = billingAddress ? 'order.billingAddress' : 'order.shippingAddress';
	return [...customerProblems(order), ...addressProblems(billingAddress ?? shippingAddress, field)];
}

/** Everything that keeps a parcel from being sent. */
export function shipmentProblems(order: Order): Problem[] {
	return addressProblems(order.shippingAddress, 'order.shippingAddress');
}

/** Everything that keeps stock from being moved by SKU. */
export function stockProblems(order: Order): Problem[] {
	return order.items.flatMap((item, index) => (item.sku ? [] : [missingSku(item, index)]));
}

export function phoneProblem(phone: string | null, field = 'order.customer.phone'): Problem | undefined {
	if (phone === null) return { field, message: 'is missing' };
	const reading = readPhone(phone);
	return reading.valid ? undefined : { field, message: `cannot exist: ${reading.reason}` };
}

function customerProblems({ customer }: Order): Problem[] {
	const problems: Problem[] = [];
	if (!customer.name) problems.push({ field: 'order.customer.name', message: 'is missing' });
	if (!customer.taxId) problems.push({ field: 'order.customer.taxId', message: 'is missing: a nota fiscal needs the CPF or CNPJ' });
	else if (customer.taxId.type !== 'foreign' && !parseTaxId(customer.taxId.value)) {
		problems.push({ field: 'order.customer.taxId', message: `is no valid ${customer.taxId.type}` });
	}
	return problems;
}

function addressProblems(address: PostalAddress | null, field: string): Problem[] {
	if (!address) return [{ field, message: 'is missing' }];
	const required = ['street', 'number', 'district', 'city'] as const;
	const missing = required.filter((part) => !address[part]).map((part) => ({ field: `${field}.${part}`, message: 'is missing' }));
	if (address.country !== null && address.country !== 'BR') return missing;
	return [
		...missing,
		...(isState(address.state) ? [] : [{ field: `${field}.state`, message: 'is no Brazilian state (UF)' }]),
		...(parsePostalCode(address.postalCode) ? [] : [{ field: `${field}.postalCode`, message: 'is no CEP of 8 digits' }]),
	];
}

function lineProblems(item: OrderItem, index: number): Problem[] {
	const field = `order.items[${index}]`;
	return [
		...(item.sku ? [] : [missingSku(item, index)]),
		...(item.quantity > 0 ? [] : [{ field: `${field}.quantity`, message: 'is not above 0' }]),
		...(item.ncm === null || /^(\d{2}|\d{8})$/.test(item.ncm) ? [] : [{ field: `${field}.ncm`, message: 'is no NCM of 8 digits' }]),
	];
}

function missingSku(item: OrderItem, index: number): Problem {
	return { field: `order.items[${index}].sku`, message: `is missing ("${item.name}"): give the product a SKU in the shop` };
}

function totalProblems({ items, totals, shipping }: Order): Problem[] {
	const sum = items.reduce((total, item) => total + (toCents(item.total) ?? 0), 0) + (toCents(shipping.price) ?? 0);
	const total = toCents(totals.total) ?? 0;
	if (sum === total) return [];
	return [{ field: 'order.totals.total', message: `is not the sum of items and shipping (${total / 100} against ${sum / 100})` }];
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
