/** What came to exist in the shop: orders, what was told of their parcels, money that went back, and movements of stock. */
import type { LedgerEntry } from '../../world/simulator.mts';
import type { Context } from './context.mts';
import type { Movement } from './model.mts';
import { heldOrder } from './orders/held.mts';
import type { WooOrder } from './orders/model.mts';

const vendor = 'wooCommerce';

export function ledgerOf(context: Context): LedgerEntry[] {
  const orders = [...context.sales.orders.values()].filter(({ status }) => status !== 'checkout-draft');
  return [...orders.flatMap((order) => entriesOf(context, order)), ...context.shop.movements.map(movementOf)];
}

function entriesOf(context: Context, order: WooOrder): LedgerEntry[] {
  const held = heldOrder(context, order);
  const { orderNumber, shop, units, total, currentTotal, nfeKey, notes } = held;
  const common = { vendor, orderNumber };
  // One parcel whose number stands in the fields of two plugins is one.
  const parcels = [...new Map(held.tracking.map((tracking) => [tracking.number, tracking])).values()];
  return [
    {
      kind: 'order',
      ...common,
      id: String(order.id),
      status: order.status,
      at: order.createdAt,
      detail: {
        shop,
        units,
        total,
        currentTotal,
        nfeKey,
        lines: held.lines.map(({ sku, quantity }) => ({ sku, quantity })),
        notes: notes.length,
      },
    },
    ...parcels.map(
      (tracking): LedgerEntry => ({
        kind: 'fulfillment',
        ...common,
        id: `${order.id}#${tracking.number}`,
        status: 'told',
        detail: { shop, units, tracking },
      }),
    ),
    ...order.refunds.map(
      ({ id, amount, byClient, createdAt, reason }): LedgerEntry => ({
        kind: 'refund',
        ...common,
        id: String(id),
        at: createdAt,
        detail: { shop, amount: amount / 100, byClient, reason },
      }),
    ),
  ];
}

const movementOf = ({ id, sku, before, after }: Movement): LedgerEntry => ({
  kind: 'movement',
  vendor,
  id: String(id),
  detail: { sku, before, after, delta: (after ?? 0) - (before ?? 0) },
});
