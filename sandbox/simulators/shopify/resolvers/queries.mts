/** The root of all queries. */
import { checkoutQueries } from '../checkouts/queries.mts';
import type { ShopContext } from '../context.mts';
import { connection, type PageArguments, type Sorting } from '../graphql/connection.mts';
import { notSimulated, refuseArguments } from '../graphql/errors.mts';
import { searchItems } from '../search/inventory.mts';
import { searchOrders } from '../search/orders.mts';
import type { InventoryItem } from '../state/inventory.mts';
import type { Order } from '../state/order.mts';
import { totalsOf } from '../state/totals.mts';
import { inventoryItemView, locationView, variantView } from '../views/inventory.mts';
import { definitionView, namespaceOf } from '../views/metafield.mts';
import { orderView } from '../views/order.mts';
import { appInstallationView, shopView } from '../views/shop.mts';
import { findNode, findOf } from './node.mts';
import { webhookQueries } from './webhookQueries.mts';

type Id = { id: string };
type Search = PageArguments & { query?: string | null };

export function queryRoot(context: ShopContext): Record<string, unknown> {
  return {
    ...orderQueries(context),
    ...checkoutQueries(context),
    ...inventoryQueries(context),
    ...webhookQueries(context),
    shop: () => shopView(context),
    currentAppInstallation: () => appInstallationView(context),
    node: ({ id }: Id) => findNode(context, id),
    nodes: ({ ids }: { ids: string[] }) => ids.map((id) => findNode(context, id)),
    job: ({ id }: Id) => jobView(context, id),
    metafieldDefinitions: (args: PageArguments & { ownerType: string; namespace?: string | null; key?: string | null }) =>
      connection(
        context.state.definitions
          .filter(({ ownerType }) => ownerType === args.ownerType)
          .filter(({ namespace }) => args.namespace == null || namespace === namespaceOf(context, args.namespace))
          .filter(({ key }) => args.key == null || key === args.key),
        args,
        { value: () => 0, id: ({ id }) => id },
        definitionView,
      ),
  };
}

export function jobView(context: ShopContext, id: string) {
  const job = context.state.jobs.get(id);
  return job ? { __typename: 'Job', id: job.id, done: job.done, query: () => queryRoot(context) } : null;
}

const sortKeys: Readonly<Record<string, (order: Order) => number | string>> = {
  PROCESSED_AT: ({ createdAt }) => createdAt,
  CREATED_AT: ({ createdAt }) => createdAt,
  UPDATED_AT: ({ updatedAt }) => updatedAt,
  ORDER_NUMBER: ({ number }) => number,
  TOTAL_PRICE: (order) => totalsOf(order).total,
  ID: () => 0,
};

function orderSorting(sortKey: string): Sorting<Order> {
  const value = sortKeys[sortKey];
  if (!value) throw notSimulated(`orders sorted by ${sortKey}`);
  return { value, id: ({ id }) => id };
}

function orderQueries(context: ShopContext) {
  return {
    order: ({ id }: Id) => findOf(context, 'Order', id),
    refund: ({ id }: Id) => findOf(context, 'Refund', id),
    return: ({ id }: Id) => findOf(context, 'Return', id),
    fulfillment: ({ id }: Id) => findOf(context, 'Fulfillment', id),
    fulfillmentOrder: ({ id }: Id) => findOf(context, 'FulfillmentOrder', id),
    customer: ({ id }: Id) => findOf(context, 'Customer', id),
    orders: (args: Search & { sortKey: string }) => {
      refuseArguments('orders', args, ['savedSearchId']);
      return connection(searchOrders(context, 'orders', args.query), args, orderSorting(args.sortKey), (order) =>
        orderView(context, order),
      );
    },
    ordersCount: ({ query, limit }: { query?: string | null; limit?: number | null }) => {
      const count = searchOrders(context, 'ordersCount', query).length;
      const reached = limit != null && count > limit;
      return { count: reached ? limit : count, precision: reached ? 'AT_LEAST' : 'EXACT' };
    },
  };
}

function inventoryQueries(context: ShopContext) {
  const byItem: Sorting<InventoryItem> = { value: () => 0, id: ({ id }) => id };
  return {
    inventoryItem: ({ id }: Id) => findOf(context, 'InventoryItem', id),
    inventoryItems: (args: Search) =>
      connection(searchItems(context, 'inventoryItems', args.query), args, byItem, (item) => inventoryItemView(context, item)),
    productVariant: ({ id }: Id) => findOf(context, 'ProductVariant', id),
    productVariants: (args: Search) =>
      connection(searchItems(context, 'productVariants', args.query), args, byItem, (item) => variantView(context, item.id)),
    location: ({ id }: { id?: string | null }) =>
      id ? findOf(context, 'Location', id) : locationView(context, context.state.locations.find(({ primary }) => primary)!),
    locations: (args: PageArguments) => {
      refuseArguments('locations', args, ['query']);
      return connection(context.state.locations, args, { value: ({ name }) => name, id: ({ id }) => id }, (one) =>
        locationView(context, one),
      );
    },
  };
}
