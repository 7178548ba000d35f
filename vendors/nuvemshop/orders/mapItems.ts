import type { ItemSize, OrderItem, OrderTotals } from '../../../domain/documents/order';
import { isGtin } from '../../../domain/values/gtin';
import { fromCents, shareCents, sumMoney } from '../../../domain/values/money';
import { asId, asNumber, asText, type Json } from '../../../runtime/client/json';
import { shownCents, shownRows, shownUnits } from '../client/shown';

export interface Priced {
	items: OrderItem[];
	totals: OrderTotals;
}

/**
 * Lines and sums. A product's price is before discounts; coupon, promotion and payment take theirs off the whole (`discount`), and each
 * line has its share of it. The total is the store's word: what it is lower than its parts is a discount, what it is higher is a fee
 * (interest of a payment in parts). A discount beyond the goods is one of the shipping.
 */
export function mapItems(order: Json): Priced {
	const lines = shownRows(order.products, 'products')
		.map((raw) => ({ raw, units: shownUnits(raw.quantity, 'products.quantity'), price: shownCents(raw.price, 'products.price') }))
		.filter(({ units }) => units > 0);
	const gross = lines.map(({ units, price }) => shownCents(units * fromCents(price), 'products.price'));
	const goods = gross.reduce((sum, cents) => sum + cents, 0);
	const asked = shownCents(order.shipping_cost_customer ?? 0, 'shipping_cost_customer');
	const total = shownCents(order.total, 'total');
	const told = Math.min(goods + asked, Math.max(0, shownCents(order.discount ?? 0, 'discount')));
	const fee = Math.max(0, total - (goods + asked - told));
	const less = goods + asked + fee - total;
	const off = Math.min(less, goods);
	const shipping = asked - (less - off);
	const shares = shareCents(off, gross);
	const isSent = asText(order.shipping_pickup_type)?.toLowerCase() !== 'pickup';
	const items = lines.map(({ raw, units, price }, index) =>
		itemOf(raw, isSent, { units, price, gross: gross[index]!, off: shares[index]! }),
	);
	return {
		items,
		totals: {
			items: fromCents(goods),
			discount: sumMoney(items.map(({ discount }) => discount)),
			shipping: fromCents(shipping),
			tax: 0,
			...(fee > 0 ? { fees: fromCents(fee) } : {}),
			total: fromCents(total),
		},
	};
}

interface Sums {
	units: number;
	/** Cents; `gross` and `off` of all units. */
	price: number;
	gross: number;
	off: number;
}

function itemOf(raw: Json, isSent: boolean, { units, price, gross, off }: Sums): OrderItem {
	const [product, variant, sku, gtin] = [asId(raw.product_id), asId(raw.variant_id), asText(raw.sku), asText(raw.barcode)];
	const kilograms = asNumber(raw.weight);
	return {
		id: asText(raw.id) ?? '',
		kind: product === undefined && sku === null ? 'custom' : 'goods',
		productId: product === undefined ? null : String(product),
		variantId: variant === undefined ? null : String(variant),
		sku,
		name: asText(raw.name) ?? '',
		quantity: units,
		unitPrice: fromCents(price),
		discount: fromCents(off),
		total: fromCents(gross - off),
		ncm: null,
		gtin: isGtin(gtin) ? gtin : null,
		weightGrams: kilograms !== null && kilograms > 0 ? Math.round(kilograms * 1000) : null,
		size: sizeOf(raw),
		requiresShipping: isSent,
	};
}

/** Centimetres; 0 is what a shop leaves that has measured nothing. */
function sizeOf(raw: Json): ItemSize | null {
	const [heightCm, widthCm, lengthCm] = [raw.height, raw.width, raw.depth].map(asNumber);
	return heightCm && widthCm && lengthCm && Math.min(heightCm, widthCm, lengthCm) > 0 ? { heightCm, widthCm, lengthCm } : null;
}
