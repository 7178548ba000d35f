import { shownCents, shownUnits } from '../client/shownNumbers';
import { fromCents, toCents } from '../../../domain/values/money';
import type { OrderItem } from '../../../domain/documents/order';
import { asNumber, asRecords, asText, type Json } from '../../../runtime/client/json';
import { itemKind } from './itemKind';
import { globalId } from './orderIdentity';

/**
 * The lines as the order stands: units that an edit or a refund took out are left out. Where nothing is left (cancelled, wholly
 * refunded) they are given as sold, because whoever handles that wants to know what it was about. `shared`: ids of the lines whose discount
 * is a share of what it was.
 */
export function mapItems(payload: Json): { items: OrderItem[]; asSold: boolean; shared: string[] } {
	const lines = asRecords(payload.line_items);
	const asSold = lines.every((line) => currentQuantity(line) === 0);
	const kept = asSold ? lines : lines.filter((line) => currentQuantity(line) > 0);
	const items = kept.map((line) => mapItem(line, asSold ? soldQuantity(line) : currentQuantity(line)));
	const isShared = (line: Json, { discount }: OrderItem) => !asSold && discount > 0 && currentQuantity(line) < soldQuantity(line);
	return { items, asSold, shared: items.filter((item, index) => isShared(kept[index]!, item)).map(({ id }) => id) };
}

function mapItem(line: Json, quantity: number): OrderItem {
	const price = shownCents(line.price, 'line_items.price');
	const discount = discountOf(line, quantity);
	const grams = asNumber(line.grams);
	return {
		id: asText(line.admin_graphql_api_id) ?? asText(line.id) ?? '',
		kind: itemKind(line),
		...productOf(line),
		sku: asText(line.sku),
		name: asText(line.name) ?? asText(line.title) ?? '',
		quantity,
		unitPrice: fromCents(price),
		discount: fromCents(discount),
		total: fromCents(price * quantity - discount),
		ncm: null,
		gtin: null,
		weightGrams: grams !== null && grams > 0 ? grams : null,
		requiresShipping: line.requires_shipping !== false,
	};
}

/** Only payloads name them: an app that reads an order by the API needs no scope for products. */
function productOf({ product_id: product, variant_id: variant }: Json): Pick<OrderItem, 'productId' | 'variantId'> {
	if (product === undefined && variant === undefined) return {};
	return { productId: globalId('Product', product), variantId: globalId('ProductVariant', variant) };
}

/** Allocations hold all of it, the line's share of an order discount included; `total_discount` holds only some kinds. */
function discountOf(line: Json, quantity: number): number {
	const sold = soldQuantity(line);
	const whole = allocatedCents(line) ?? toCents(line.total_discount) ?? 0;
	return sold === quantity || sold === 0 ? whole : Math.round((whole * quantity) / sold);
}

/** Undefined where the payload has no allocations at all. */
export function allocatedCents(line: Json): number | undefined {
	if (!Array.isArray(line.discount_allocations)) return undefined;
	return asRecords(line.discount_allocations).reduce(
		(total, allocation) => total + shownCents(allocation.amount, 'line_items.discount_allocations.amount'),
		0,
	);
}

function soldQuantity(line: Json): number {
	return shownUnits(line.quantity, 'line_items.quantity');
}

/** Payloads of before 2021 do not tell it; what is told and cannot be read is not "all of them". */
function currentQuantity(line: Json): number {
	return line.current_quantity === undefined ? soldQuantity(line) : shownUnits(line.current_quantity, 'line_items.current_quantity');
}
