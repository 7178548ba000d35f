import { fromCents, sumMoney, toCents } from '../../domain/values/money';
import type { Order, OrderItem } from '../../domain/documents/order';

/** What goes into the parcel. */
export function goodsOf(order: Order): OrderItem[] {
	return order.items.filter(({ requiresShipping, quantity }) => requiresShipping !== false && quantity > 0);
}

/** What the parcel is insured for: what the customer paid for the goods. */
export function declaredValue(order: Order): number {
	return sumMoney(goodsOf(order).map(({ total }) => total));
}

/** The price a piece after discounts; a gift counts as one cent, because a declared good has a value. */
export function declaredUnitValue({ total, quantity }: OrderItem): number {
	return fromCents(Math.max(1, Math.round((toCents(total) ?? 0) / quantity)));
}
