import type { OrderItem } from '../../../domain/documents/order';
import { isGtin } from '../../../domain/values/gtin';
import { fromCents, shareCents, toCents } from '../../../domain/values/money';
import { asId, asText, type Json } from '../../../runtime/client/json';
import { requiredRows, shownCents, shownName, shownRows, shownUnits } from '../client/shown';
import { nothingRefunded, type Refunded } from './refunds';

interface Line {
	raw: Json;
	id: string;
	sold: number;
	/** Units that no refund took back. */
	left: number;
	/** Cents of the sold units before and after all discounts, without tax. */
	gross: number;
	net: number;
}

/**
 * The lines as the order stands: units that a refund took back are left out. Where nothing is left they are given as sold, because
 * whoever handles that wants to know what it was about. `asSold` says so.
 */
export function mapItems(order: Json, refunded: Refunded): { items: OrderItem[]; asSold: boolean } {
	const lines = withFeeDiscounts(order, toTheCent(order, readLines(order, refunded)));
	const asSold = lines.length > 0 && lines.every(({ left }) => left === 0);
	const standing = asSold ? lines.map((line) => ({ ...line, left: line.sold })) : lines.filter(({ left }) => left > 0);
	const fees = chargedFees(order, refunded, asSold);
	return { items: [...standing.map((line) => itemOf(line, isSent(order))), ...fees], asSold };
}

/** WooCommerce's own names of what a customer fetches: of the checkout of before, of the block checkout, and of very old orders. */
const pickups = ['local_pickup', 'pickup_location', 'legacy_local_pickup'];

/** Downloads need no work; what is fetched at the shop goes into no parcel, though the customer's address stands on the order. */
function isSent(order: Json): boolean {
	const methods = shownRows(order.shipping_lines).map(({ method_id: method }) => asText(method) ?? '');
	const isFetched = methods.length > 0 && methods.every((method) => pickups.includes(method));
	return order.needs_processing !== false && !isFetched;
}

function readLines(order: Json, { lines }: Refunded): Line[] {
	return requiredRows(order.line_items, 'line_items')
		.map((raw) => {
			const id = asText(raw.id) ?? '';
			const sold = shownUnits(raw.quantity, 'line_items.quantity');
			const net = shownCents(raw.total, 'line_items.total');
			// A price that somebody raised by hand stands in the total alone.
			const gross = Math.max(shownCents(raw.subtotal ?? raw.total, 'line_items.subtotal'), net);
			return { raw, id, sold, left: Math.max(0, sold - (lines.get(id)?.units ?? 0)), gross, net };
		})
		.filter(({ sold }) => sold > 0);
}

/**
 * WooCommerce keeps lines with parts of a cent (a plugin that takes 15 % off each price makes them), adds them up, and rounds then; what it
 * shows of each is rounded by itself. The few cents between are of the dearest line, so that the sum is what was paid.
 */
function toTheCent(order: Json, lines: Line[]): Line[] {
	if (shownCents(order.total_tax ?? 0, 'total_tax') !== 0) return lines;
	const others = shownCents(order.shipping_total ?? 0, 'shipping_total') + centsOf(feesOf(order).map(({ cents }) => cents));
	const missing = shownCents(order.total, 'total') - others - centsOf(lines.map(({ net }) => net));
	const dearest = lines.toSorted((a, b) => b.net - a.net)[0];
	if (missing === 0 || 2 * Math.abs(missing) > lines.length + 1 || !dearest) return lines;
	const net = dearest.net + missing;
	return lines.map((line) => (line === dearest ? { ...line, net, gross: Math.max(line.gross, net) } : line));
}

/** A fee below 0 is how plugins write a discount (for Pix, say): each line has its share. */
function withFeeDiscounts(order: Json, lines: Line[]): Line[] {
	const nets = lines.map(({ net }) => net);
	const off = Math.min(feeDiscount(order), centsOf(nets));
	const shares = off === 0 ? [] : shareCents(off, nets);
	return lines.map((line, index) => ({ ...line, net: line.net - (shares[index] ?? 0) }));
}

/** Cents of the shipping as it was sold: what a discount takes beyond the goods (credit of a customer's, say) is of the shipping. */
export function soldShipping(order: Json): number {
	const goods = centsOf(toTheCent(order, readLines(order, nothingRefunded)).map(({ net }) => net));
	const beyond = Math.max(0, feeDiscount(order) - goods);
	return Math.max(0, shownCents(order.shipping_total ?? 0, 'shipping_total') - beyond);
}

function feeDiscount(order: Json): number {
	return centsOf(feesOf(order).map(({ cents }) => Math.max(0, -cents)));
}

function centsOf(amounts: readonly number[]): number {
	return amounts.reduce((sum, each) => sum + each, 0);
}

/** A product's price is not told to the cent (`price` is a float), the line's amounts are: what rounding up adds is taken off as discount. */
function itemOf({ raw, id, sold, left, gross, net }: Line, isShipped: boolean): OrderItem {
	const unit = Math.ceil(gross / sold);
	const total = left === sold ? net : Math.round((net * left) / sold);
	const sku = asText(raw.sku);
	const product = asId(raw.product_id);
	const variation = asId(raw.variation_id);
	const gtin = asText(raw.global_unique_id);
	return {
		id,
		// What was deleted since has a product of 0, too, and no SKU any more; a person types in lines without either.
		kind: product === undefined && sku === null ? 'custom' : 'goods',
		productId: product === undefined ? null : String(product),
		variantId: variation === undefined ? null : String(variation),
		sku,
		name: shownName(raw.name) ?? '',
		quantity: left,
		unitPrice: fromCents(unit),
		// As the checks multiply: 2.3 × 34.15 is 78.545 there, and a hair less as a number of cents.
		discount: fromCents((toCents(left * fromCents(unit)) ?? 0) - total),
		total: fromCents(total),
		ncm: null,
		gtin: isGtin(gtin) ? gtin : null,
		weightGrams: null,
		requiresShipping: isShipped,
	};
}

/** What the shop charges besides goods, e.g. for wrapping a gift. */
function chargedFees(order: Json, { lines }: Refunded, asSold: boolean): OrderItem[] {
	return feesOf(order).flatMap(({ raw, id, cents }) => {
		const left = asSold ? cents : cents - (lines.get(id)?.cents ?? 0);
		if (left <= 0) return [];
		const total = fromCents(left);
		const none = { sku: null, ncm: null, gtin: null, weightGrams: null, productId: null, variantId: null };
		const name = shownName(raw.name) ?? '';
		return [{ id, kind: 'fee' as const, ...none, name, quantity: 1, unitPrice: total, discount: 0, total, requiresShipping: false }];
	});
}

function feesOf({ fee_lines: fees }: Json): { raw: Json; id: string; cents: number }[] {
	return shownRows(fees).map((raw) => ({ raw, id: asText(raw.id) ?? '', cents: shownCents(raw.total, 'fee_lines.total') }));
}
