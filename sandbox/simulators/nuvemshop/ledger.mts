/** What came to exist in the store: orders, with what was told of their invoices, and parcels that were sent. */
import type { LedgerEntry } from '../../world/simulator.mts';
import { vendor, type Context } from './context.mts';
import { heldOrder } from './held.mts';
import type { Order } from './model.mts';

export const ledgerOf = (context: Context): LedgerEntry[] =>
  [...context.store.orders.values()].flatMap((order) => entriesOf(context, order));

const isSent = ({ status, tracking }: Order['parcels'][number]): boolean =>
  tracking.code !== null || ['DISPATCHED', 'DELIVERED'].includes(status);

function entriesOf(context: Context, order: Order): LedgerEntry[] {
  const held = heldOrder(context, order);
  const { orderNumber, shop, units, total, currentTotal, invoices } = held;
  const common = { vendor, orderNumber };
  return [
    {
      kind: 'order',
      ...common,
      id: String(order.id),
      status: `${order.status}, ${order.paymentStatus}`,
      at: order.createdAt,
      detail: { shop, units, total, currentTotal, invoices, lines: held.lines.map(({ sku, quantity }) => ({ sku, quantity })) },
    },
    ...order.parcels.filter(isSent).map(
      (parcel): LedgerEntry => ({
        kind: 'fulfillment',
        ...common,
        id: parcel.id,
        status: parcel.status.toLowerCase(),
        at: parcel.updatedAt,
        detail: {
          shop,
          units: order.lines.filter(({ id }) => parcel.lineIds.includes(id)).reduce((sum, { quantity }) => sum + quantity, 0),
          tracking: parcel.tracking,
        },
      }),
    ),
  ];
}
