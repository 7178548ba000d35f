import { isGtin } from '../values/gtin';
import { isText } from '../values/isText';
import { fromCents, toCents } from '../values/money';
import type { Order, OrderItem } from '../documents/order';
import type { Problem } from '../values/problem';

/** What an invoice has to say of its goods. */
export function lineProblems({ items }: Order): Problem[] {
	if (items.length === 0) return [{ field: 'order.items', message: 'has no product' }];
	return items.flatMap((item, index) => [...skuProblems(item, index), ...goodsProblems(item, index), ...priceProblems(item, index)]);
}

export function skuProblems({ sku, name }: OrderItem, index: number): Problem[] {
	if (isText(sku)) return [];
	return [{ field: `order.items[${index}].sku`, message: `is missing ("${name}"): give the product a SKU in the shop` }];
}

/** For an issuer that keeps no products: it has nowhere to take a missing NCM from. */
export function ncmProblems({ items }: Order): Problem[] {
	return items.flatMap(({ ncm }, index) =>
		ncm ? [] : [{ field: `order.items[${index}].ncm`, message: 'is missing, and there is no default NCM' }],
	);
}

function goodsProblems({ name, ncm, gtin }: OrderItem, index: number): Problem[] {
	const field = `order.items[${index}]`;
	return [
		...(isText(name) ? [] : [{ field: `${field}.name`, message: 'is missing' }]),
		...(isAbsent(ncm) || /^(\d{2}|\d{8})$/.test(String(ncm)) ? [] : [{ field: `${field}.ncm`, message: 'is not an NCM of 8 digits' }]),
		...(isAbsent(gtin) || isGtin(gtin)
			? []
			: [{ field: `${field}.gtin`, message: 'is not a valid GTIN (EAN): its check digit or length is wrong' }]),
	];
}

function isAbsent(value: unknown): boolean {
	return value === null || value === undefined || value === '';
}

/** The value of a line is quantity times unit price less its discount, to the cent. */
function priceProblems({ quantity, unitPrice, discount, total }: OrderItem, index: number): Problem[] {
	const field = `order.items[${index}]`;
	const wrong = [
		...(quantity > 0 ? [] : [{ field: `${field}.quantity`, message: 'is not above 0' }]),
		...(unitPrice >= 0 ? [] : [{ field: `${field}.unitPrice`, message: 'is below 0' }]),
	];
	if (wrong.length > 0) return wrong;
	const gross = toCents(quantity * unitPrice) ?? 0;
	const off = toCents(discount ?? 0) ?? Number.NaN;
	if (!(off >= 0 && off <= gross)) return [{ field: `${field}.discount`, message: 'is below 0 or above the price' }];
	if (toCents(total) === gross - off) return [];
	const message = `is not quantity times unit price less discount (${total} against ${fromCents(gross - off)})`;
	return [{ field: `${field}.total`, message }];
}
