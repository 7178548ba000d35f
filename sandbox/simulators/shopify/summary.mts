import type { ShopContext } from './context.mts';
import { gid } from './state/ids.mts';
import type { Order } from './state/order.mts';
import { fulfillmentStatusOf, totalsOf } from './state/totals.mts';
import type { OrderSummary } from './types.mts';

export function summaryOf(context: ShopContext, order: Order): OrderSummary {
  const { total, units } = totalsOf(order);
  const id = gid('Order', order.id);
  return {
    orderNumber: String(order.number),
    id,
    financialStatus: order.financial,
    fulfillmentStatus: fulfillmentStatusOf(order),
    cancelled: order.cancelledAt !== null,
    total: total / 100,
    units,
    tags: order.tags,
    note: order.note,
    attributes: order.attributes,
    metafields: context.state.metafields
      .filter(({ ownerId }) => ownerId === id)
      .map(({ namespace, key, value }) => ({ namespace, key, value })),
    fulfillments: order.fulfillments.flatMap(({ tracking }) => tracking),
  };
}
