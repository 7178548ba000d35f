import { fromCents, sumMoney, toCents } from '../../domain/values/money';
import { isShipped, kindOf } from '../../domain/sale/orderParts';
import type { Order, OrderItem } from '../../domain/documents/order';

/** What goes into the parcel. The name of a line from elsewhere may be a number, or only its SKU may be known. */
export function goodsOf(order: Order): OrderItem[] {
	return order.items.filter(isShipped).map((item) => ({ ...item, name: String(item.name ?? '').trim() || String(item.sku ?? '') }));
}

/** What the parcel is insured for: what the customer paid for the goods, as their invoice has it. A gift card is a voucher. */
export function declaredValue(order: Order): number {
	return sumMoney(
		goodsOf(order)
			.filter(isMerchandise)
			.map(({ total }) => total),
	);
}

/** The price a piece after discounts; a gift, or a card, counts as one cent, because a declared good has a value. */
export function declaredUnitValue(item: OrderItem): number {
	const { total, quantity } = item;
	if (!isMerchandise(item)) return 0.01;
	return fromCents(Math.max(1, Math.round((toCents(total) ?? 0) / quantity)));
}

function isMerchandise(item: OrderItem): boolean {
	return kindOf(item) !== 'giftCard';
}
