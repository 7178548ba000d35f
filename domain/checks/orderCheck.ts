import { addressProblems, buyerProblems, consumerProblems, exemptionProblems } from './buyerCheck';
import { currencyProblems } from './currencyCheck';
import { lineProblems, quantityProblems, skuProblems } from './lineCheck';
import { plainOrder } from './plainOrder';
import { customerCountry, itemKinds, type Order } from '../documents/order';
import { isText } from '../values/isText';
import { isBrazil } from '../values/postalAddress';
import type { Problem } from '../values/problem';
import { toCents } from '../values/money';
import { readPhone } from '../values/phone';
import { sumProblems, totalProblems } from './totalsCheck';

export type OrderReading = { valid: true; order: Order } | { valid: false; problems: Problem[] };

/** Whether a value from outside has the shape of an order: what every node relies on, unknown fields tolerated; the order in plain forms. */
export function readOrder(value: unknown): OrderReading {
	if (!isRecord(value)) return { valid: false, problems: [{ field: 'order', message: 'is not an object' }] };
	const problems = shapeProblems(value);
	return problems.length > 0 ? { valid: false, problems } : { valid: true, order: plainOrder(value as unknown as Order) };
}

function shapeProblems(order: Record<string, unknown>): Problem[] {
	const texts = ['id', 'number', 'source'].filter((field) => !isText(order[field]));
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
	const kinds: readonly unknown[] = [undefined, null, '', ...itemKinds];
	return [
		...numbers.map((name) => ({ field: `${field}.${name}`, message: 'is not a number' })),
		...(kinds.includes(item.kind) ? [] : [{ field: `${field}.kind`, message: `is not one of ${itemKinds.join(', ')}` }]),
	];
}

export interface IssuerNeeds {
	/** 65, an NFC-e, need not name its consumer. */
	model?: 55 | 65;
	/** The issuer keeps products, so that each line needs a SKU. */
	byProduct?: boolean;
	/** It keeps customers, and cannot invoice nobody. */
	byCustomer?: boolean;
}

/** Everything that would make SEFAZ or an ERP refuse a nota fiscal for this order, at once. */
export function invoiceProblems(order: Order, { model = 55, byProduct = true, byCustomer = false }: IssuerNeeds = {}): Problem[] {
	const buyer = model === 65 ? consumerProblems(order, byCustomer) : [...buyerProblems(order), ...exemptionProblems(order)];
	return [...buyer, ...lineProblems(order, byProduct), ...totalProblems(order)];
}

/** The same for an NFS-e: services have no SKU and no NCM. */
export function serviceInvoiceProblems(order: Order): Problem[] {
	return [...buyerProblems(order), ...currencyProblems(order, 'an NFS-e'), ...sumProblems(order), ...nothingPaid(order)];
}

/** Goods may be given away; a service that costs nothing has no invoice. */
function nothingPaid({ totals }: Order): Problem[] {
	return toCents(totals.total) === 0 ? [{ field: 'order.totals.total', message: 'is 0: an NFS-e is over what was paid' }] : [];
}

/** Everything that keeps a parcel from being sent. */
export function shipmentProblems(order: Order): Problem[] {
	return [...deliveryProblems(order), ...currencyProblems(order, 'what a parcel is insured for')];
}

function deliveryProblems({ shippingAddress: address }: Order): Problem[] {
	const field = 'order.shippingAddress';
	if (isBrazil(address?.country)) return addressProblems(address, field);
	return [{ field: `${field}.country`, message: `is ${address?.country}: parcels are sent within Brazil only` }];
}

/** Everything that keeps stock from being moved by SKU. */
export function stockProblems(order: Order): Problem[] {
	return order.items.flatMap((item, index) => [
		...skuProblems(item, index),
		...quantityProblems(item.quantity, `order.items[${index}].quantity`),
	]);
}

/** What would keep the customer from being reached; an invoice is issued without phone and e-mail all the same. */
export function contactProblems(order: Order): Problem[] {
	const { phone, email } = order.customer;
	const unreachable = phone ? phoneProblem(phone, customerCountry(order)) : undefined;
	const isAddress = !email || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email);
	return [
		...(unreachable ? [unreachable] : []),
		...(isAddress ? [] : [{ field: 'order.customer.email', message: 'is not an e-mail address' }]),
	];
}

/** `country` (ISO 3166-1 alpha-2): where a number without one belongs. */
export function phoneProblem(phone: string | null, country: string | null = null): Problem | undefined {
	const field = 'order.customer.phone';
	if (phone === null) return { field, message: 'is missing' };
	const reading = readPhone(phone, country);
	return reading.valid ? undefined : { field, message: `cannot exist: ${reading.reason}` };
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
