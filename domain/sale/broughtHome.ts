import type { Order } from '../documents/order';
import { toCents } from '../values/money';

/** Goods of an NFC-e go over the counter unless the customer paid for the way. */
export function isBroughtHome({ shipping }: Pick<Order, 'shipping'>): boolean {
	return (toCents(shipping.price) ?? 0) > 0;
}
