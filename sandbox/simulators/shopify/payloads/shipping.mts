/** The shipping line, as it was bought and as it is now: after an edit or a refund the two differ. */
import type { Order, OrderShipping } from '../state/order.mts';
import { totalsOf } from '../state/totals.mts';
import { exampleOf, like, type Payload } from './examples.mts';
import { rawId } from './json.mts';
import { allocations, moneySet, shopText } from './parts.mts';

export function shippingLinePayload(order: Order, line: OrderShipping): Payload {
  const example = (exampleOf('orders/create').shipping_lines as Payload[])[0]!;
  const discounted = line.price - line.discount;
  return like(example, {
    id: rawId(line.id),
    code: line.code,
    title: line.title,
    price: shopText(order, line.price),
    price_set: moneySet(order, line.price),
    discounted_price: shopText(order, discounted),
    discounted_price_set: moneySet(order, discounted),
    current_discounted_price_set: moneySet(order, totalsOf(order).currentShipping),
    is_removed: line.removed,
    discount_allocations: allocations(order, line.discount),
  });
}
