/** What came to exist in the shop: orders, fulfillments and the movements of stock that apps made. */
import type { LedgerEntry } from '../../world/simulator.mts';
import type { ShopContext } from './context.mts';
import { gid } from './state/ids.mts';
import type { Order } from './state/order.mts';
import { fulfillmentStatusOf, totalsOf } from './state/totals.mts';

const vendor = 'shopify';

export function ledgerOf(context: ShopContext): LedgerEntry[] {
  const orders = [...context.state.orders.values()];
  return [
    ...orders.map((order) => orderEntry(context.shop, order)),
    ...orders.flatMap((order) => fulfillmentEntries(context.shop, order)),
    ...movements(context),
  ];
}

function orderEntry(shop: string, order: Order): LedgerEntry {
  const { units, total, currentTotal } = totalsOf(order);
  const cancelled = order.cancelledAt === null ? '' : ', cancelled';
  return {
    kind: 'order',
    vendor,
    id: gid('Order', order.id),
    orderNumber: String(order.number),
    status: `${words(order.financial)}, ${words(fulfillmentStatusOf(order))}${cancelled}`,
    detail: {
      shop,
      units,
      total: total / 100,
      currentTotal: currentTotal / 100,
      tags: order.tags,
      lines: order.lines.map(({ sku, quantity }) => ({ sku, quantity })),
      financialStatus: words(order.financial),
      fulfillmentStatus: words(fulfillmentStatusOf(order)),
    },
  };
}

const words = (status: string): string => status.toLowerCase().replaceAll('_', ' ');

const fulfillmentEntries = (shop: string, order: Order): LedgerEntry[] =>
  order.fulfillments.map((one) => ({
    kind: 'fulfillment',
    vendor,
    id: gid('Fulfillment', one.id),
    orderNumber: String(order.number),
    status: one.events.at(-1) ? words(one.events.at(-1)!.status) : 'success',
    detail: { shop, units: one.lines.reduce((total, { quantity }) => total + quantity, 0), tracking: one.tracking },
  }));

function movements(context: ShopContext): LedgerEntry[] {
  const { adjustments, items, locations } = context.state;
  return adjustments.flatMap((group) => {
    // Available and on hand move together: the first of each pair is what the client asked for.
    const asked = group.changes.filter((_, index) => index % 2 === 0);
    return asked.map((change, index) => ({
      kind: 'movement' as const,
      vendor,
      id: `${gid('InventoryAdjustmentGroup', group.id)}#${index + 1}`,
      detail: {
        sku: items.find(({ id }) => id === change.itemId)?.sku,
        location: locations.find(({ id }) => id === change.locationId)?.name,
        name: change.name,
        before: change.before,
        after: change.before + change.delta,
        delta: change.delta,
        reason: group.reason,
        referenceDocumentUri: group.referenceDocumentUri,
      },
    }));
  });
}
