import { fitsLayout } from '../sefaz/layoutText';
import { isGtin } from '../values/gtin';
import { readAmount } from '../values/amount';
import { isText } from '../values/isText';
import { fromCents, toCents } from '../values/money';
import type { Order, OrderItem } from '../documents/order';
import type { Problem } from '../values/problem';

/** The layout's. */
const mostLines = 990;

const nothingSold: Problem[] = [{ field: 'order.items', message: 'has no product' }];

/** Of an order that was deleted, say, nobody knows what was sold: that is not nothing. */
export function emptyProblems({ items }: Order): Problem[] {
	return items.length === 0 ? nothingSold : [];
}

/** What an invoice has to say of its goods. */
export function lineProblems({ items }: Order, byProduct: boolean): Problem[] {
	if (items.length === 0) return nothingSold;
	if (items.length > mostLines) return [{ field: 'order.items', message: `has more than ${mostLines} lines, which no nota fiscal takes` }];
	return items.flatMap((item, index) => [
		// What is of no product has no SKU that anybody could give it.
		...(byProduct || !isOfNoProduct(item) ? skuProblems(item, index) : []),
		...goodsProblems(item, index),
		...priceProblems(item, index),
	]);
}

export function skuProblems(item: OrderItem, index: number): Problem[] {
	const { sku, name } = item;
	if (isText(sku)) return [];
	const wayOn = isOfNoProduct(item)
		? 'it is of no product of the shop, so choose one of the ERP for it: "Unknown Products", "Use a Generic Product"'
		: 'give the product a SKU in the shop';
	return [{ field: `order.items[${index}].sku`, message: `is missing ("${name}"): ${wayOn}` }];
}

function isOfNoProduct({ kind }: OrderItem): boolean {
	return kind === 'custom' || kind === 'fee';
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
		...nameProblems(name, field),
		...(isAbsent(ncm) || /^(\d{2}|\d{8})$/.test(String(ncm)) ? [] : [{ field: `${field}.ncm`, message: 'is not an NCM of 8 digits' }]),
		...(isAbsent(gtin) || isGtin(gtin)
			? []
			: [{ field: `${field}.gtin`, message: 'is not a valid GTIN (EAN): its check digit or length is wrong' }]),
	];
}

function nameProblems(name: string, item: string): Problem[] {
	const field = `${item}.name`;
	if (!isText(name)) return [{ field, message: 'is missing' }];
	return fitsLayout('xProd', name) ? [] : [{ field, message: 'has no letters that a nota fiscal takes' }];
}

function isAbsent(value: unknown): boolean {
	return value === null || value === undefined || value === '';
}

/** Units that can be sold or moved; some goods are sold by weight. */
export function quantityProblems(quantity: unknown, field: string): Problem[] {
	if (quantity === 0) return [{ field, message: 'is not above 0' }];
	const reading = readAmount(quantity, { places: 4 });
	if (reading.valid) return [];
	return [{ field, message: reading.reason === 'is below 0' ? 'is not above 0' : reading.reason }];
}

/** What would make a parcel of another size or weight than its goods; no weight, or one of 0, is the shop's own default. */
export function parcelProblems({ items }: Order): Problem[] {
	return items.flatMap(({ quantity, weightGrams: grams }, index) => {
		const field = `order.items[${index}]`;
		const isWeight = isAbsent(grams) || grams === 0 || (typeof grams === 'number' && grams >= 1 && grams < 1e9);
		return [
			...(quantity === 0 ? [] : quantityProblems(quantity, `${field}.quantity`)),
			...(isWeight ? [] : [{ field: `${field}.weightGrams`, message: 'is not a weight in grams' }]),
		];
	});
}

/** The layout has room for ten decimal places of a unit price. */
function unitPriceProblems(unitPrice: unknown, field: string): Problem[] {
	const reading = readAmount(unitPrice, { places: 10 });
	return reading.valid ? [] : [{ field, message: reading.reason }];
}

/** The value of a line is quantity times unit price less its discount, to the cent. */
function priceProblems({ quantity, unitPrice, discount, total }: OrderItem, index: number): Problem[] {
	const field = `order.items[${index}]`;
	const wrong = [...quantityProblems(quantity, `${field}.quantity`), ...unitPriceProblems(unitPrice, `${field}.unitPrice`)];
	if (wrong.length > 0) return wrong;
	const gross = toCents(quantity * unitPrice) ?? 0;
	const off = toCents(discount ?? 0) ?? Number.NaN;
	if (!(off >= 0 && off <= gross)) return [{ field: `${field}.discount`, message: 'is below 0 or above the price' }];
	if (toCents(total) === gross - off) return [];
	const message = `is not quantity times unit price less discount (${total} against ${fromCents(gross - off)})`;
	return [{ field: `${field}.total`, message }];
}
