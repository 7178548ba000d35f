/** The sums of an order, in cents. Σ line.total + shipping + Σ fee + tax = total. */
import { spread } from '../../../shop/shopper.mts';
import type { WooLine, WooOrder } from './model.mts';

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

export function totalsOf(order: WooOrder) {
  const lines = sum(order.lines.map(({ total }) => total));
  const discount = sum(order.lines.map(({ subtotal, total }) => subtotal - total));
  const tax = sum(order.lines.map((line) => line.tax));
  const shipping = order.shippingLine?.total ?? 0;
  const fees = sum(order.fees.map(({ total }) => total));
  const refunded = sum(order.refunds.map(({ amount }) => amount));
  return { lines, discount, tax, shipping, fees, refunded, total: lines + shipping + fees + tax };
}

/** Units of a line that came back. */
export const unitsBack = (order: WooOrder, line: WooLine): number =>
  sum(order.refunds.flatMap(({ lines }) => lines.filter(({ lineId }) => lineId === line.id).map(({ quantity }) => quantity)));

/** What the customer pays for the units of each line that are left, after coupons and the discounts that stand among the fees. */
export function currentLineTotals(order: WooOrder): number[] {
  const off = sum(order.fees.map(({ total }) => Math.min(0, total)));
  const parts = spread(
    off,
    order.lines.map(({ total }) => total),
  );
  return order.lines.map((line, index) => {
    const paid = line.total + parts[index]!;
    return Math.round((paid * (line.quantity - unitsBack(order, line))) / line.quantity);
  });
}
