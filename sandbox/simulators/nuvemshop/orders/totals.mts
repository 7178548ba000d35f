/** The sums of an order, in cents: goods, less what is taken off the whole of it, and shipping. */
import { spread } from '../../../shop/shopper.mts';
import type { Order } from '../model.mts';

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

export function totalsOf({ lines, discounts, shipping }: Order) {
  const subtotal = sum(lines.map(({ price, quantity }) => price * quantity));
  const discount = discounts.coupon + discounts.gateway + discounts.promotion;
  return { subtotal, discount, shipping: shipping.price, total: subtotal - discount + shipping.price };
}

/** What the customer pays for each line, its share of the discounts taken off. */
export function lineTotals(order: Order): number[] {
  const whole = order.lines.map(({ price, quantity }) => price * quantity);
  const off = spread(totalsOf(order).discount, whole);
  return whole.map((amount, index) => amount - off[index]!);
}
