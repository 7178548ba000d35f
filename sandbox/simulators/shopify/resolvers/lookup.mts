/** Finding things by global id: a wrong kind of id is the client's fault, a missing thing is null. */
import type { ShopContext } from '../context.mts';
import { invalidId } from '../graphql/errors.mts';
import { visibleOrders } from '../search/orders.mts';
import { digitsOf, type Digits } from '../state/ids.mts';
import type { Fulfillment, FulfillmentOrder, Order } from '../state/order.mts';

export function requireDigits(type: string, globalId: string): Digits {
  const digits = digitsOf(type, globalId);
  if (!digits) throw invalidId();
  return digits;
}

export function findOrder(context: ShopContext, globalId: string): Order | undefined {
  const id = requireDigits('Order', globalId);
  return visibleOrders(context).find((order) => order.id === id);
}

const within = <T extends { id: Digits }>(
  context: ShopContext,
  id: Digits,
  list: (order: Order) => readonly T[],
): { order: Order; entry: T } | undefined => {
  for (const order of context.state.orders.values()) {
    const entry = list(order).find((one) => one.id === id);
    if (entry) return { order, entry };
  }
  return undefined;
};

export const findFulfillment = (context: ShopContext, globalId: string): { order: Order; entry: Fulfillment } | undefined =>
  within(context, requireDigits('Fulfillment', globalId), ({ fulfillments }) => fulfillments);

export const findFulfillmentOrder = (context: ShopContext, globalId: string): { order: Order; entry: FulfillmentOrder } | undefined =>
  within(context, requireDigits('FulfillmentOrder', globalId), ({ fulfillmentOrders }) => fulfillmentOrders);
