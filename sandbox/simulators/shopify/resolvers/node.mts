/** `node(id)` and `nodes(ids)`: the thing behind any global id that the simulator knows. */
import { checkoutView } from '../checkouts/view.mts';
import type { ShopContext } from '../context.mts';
import { invalidId, notSimulated } from '../graphql/errors.mts';
import { digitsOf, gid, typeOf } from '../state/ids.mts';
import { customerView } from '../views/customer.mts';
import { fulfillmentOrderView, fulfillmentView } from '../views/fulfillment.mts';
import { inventoryItemView, locationView, variantView } from '../views/inventory.mts';
import { metafieldView } from '../views/metafield.mts';
import { orderView } from '../views/order.mts';
import { appInstallationView, shopView } from '../views/shop.mts';
import { returnView } from '../views/return.mts';
import { subscriptionView } from '../views/subscription.mts';
import { refundView } from '../views/transaction.mts';
import type { Order } from '../state/order.mts';
import { findFulfillment, findFulfillmentOrder, findOrder } from './lookup.mts';

type Find = (context: ShopContext, globalId: string) => unknown;

const byDigits =
  <T,>(
    type: string,
    list: (context: ShopContext) => readonly T[],
    idOf: (one: T) => string,
    view: (context: ShopContext, one: T) => unknown,
  ): Find =>
  (context, globalId) => {
    const found = list(context).find((one) => idOf(one) === digitsOf(type, globalId));
    return found ? view(context, found) : null;
  };

function ofOrders<T extends { readonly id: string }>(
  context: ShopContext,
  list: (order: Order) => readonly T[],
  type: string,
  globalId: string,
  view: (context: ShopContext, order: Order, one: T) => unknown,
): unknown {
  for (const order of context.state.orders.values()) {
    const found = list(order).find(({ id }) => gid(type, id) === globalId);
    if (found) return view(context, order, found);
  }
  return null;
}

const finders: Readonly<Record<string, Find>> = {
  Order: (context, id) => {
    const order = findOrder(context, id);
    return order ? orderView(context, order) : null;
  },
  Fulfillment: (context, id) => {
    const found = findFulfillment(context, id);
    return found ? fulfillmentView(context, found.order, found.entry) : null;
  },
  FulfillmentOrder: (context, id) => {
    const found = findFulfillmentOrder(context, id);
    return found ? fulfillmentOrderView(context, found.order, found.entry) : null;
  },
  Customer: byDigits(
    'Customer',
    ({ state }) => [...state.orders.values()].flatMap(({ customer }) => customer ?? []),
    ({ id }) => id,
    customerView,
  ),
  AbandonedCheckout: byDigits(
    'AbandonedCheckout',
    ({ state }) => [...state.checkouts.values()],
    ({ id }) => id,
    checkoutView,
  ),
  InventoryItem: byDigits(
    'InventoryItem',
    ({ state }) => state.items,
    ({ id }) => id,
    inventoryItemView,
  ),
  Refund: (context, id) => ofOrders(context, ({ refunds }) => refunds, 'Refund', id, refundView),
  Return: (context, id) => ofOrders(context, ({ returns }) => returns, 'Return', id, returnView),
  ProductVariant: byDigits(
    'ProductVariant',
    ({ state }) => state.items,
    ({ variantId }) => variantId,
    (context, { id }) => variantView(context, id),
  ),
  Location: byDigits(
    'Location',
    ({ state }) => state.locations,
    ({ id }) => id,
    locationView,
  ),
  Metafield: byDigits(
    'Metafield',
    ({ state }) => state.metafields,
    ({ id }) => id,
    metafieldView,
  ),
  WebhookSubscription: byDigits(
    'WebhookSubscription',
    ({ state }) => [...state.subscriptions.values()],
    ({ id }) => id,
    (_context, one) => subscriptionView(one),
  ),
  Shop: (context, id) => (gid('Shop', context.state.shopId) === id ? shopView(context) : null),
  AppInstallation: (context) => appInstallationView(context),
};

export function findNode(context: ShopContext, globalId: string): unknown {
  const type = typeOf(globalId);
  if (!type) throw invalidId();
  const find = finders[type];
  if (!find) throw notSimulated(`node of type ${type}`);
  return find(context, globalId);
}

/** The same, for a root field that takes the id of one type only. */
export function findOf(context: ShopContext, type: string, globalId: string): unknown {
  if (typeOf(globalId) !== type) throw invalidId();
  return findNode(context, globalId);
}
