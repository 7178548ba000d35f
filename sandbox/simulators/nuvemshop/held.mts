/** What the store holds of its orders, for the judge. */
import type { HeldAddress, HeldOrder } from '../../shop/held.mts';
import type { Context } from './context.mts';
import type { Order, Parcel } from './model.mts';
import { invoicesOf, type ToldInvoice } from './metafields.mts';
import { lineTotals, totalsOf } from './orders/totals.mts';

export interface NuvemshopHeldOrder extends HeldOrder {
  readonly id: number;
  readonly status: Order['status'];
  readonly paymentStatus: Order['paymentStatus'];
  readonly ownerNote: string | null;
  readonly parcels: readonly Pick<Parcel, 'id' | 'status' | 'tracking' | 'emails'>[];
  readonly invoices: readonly ToldInvoice[];
}

export function heldOrder(context: Context, order: Order): NuvemshopHeldOrder {
  const { total, shipping } = totalsOf(order);
  const refunded = order.paymentStatus === 'refunded';
  const totals = lineTotals(order);
  const home = addressOf(order);
  return {
    id: order.id,
    orderNumber: String(order.number),
    shop: context.secrets.storeId,
    status: order.status,
    paymentStatus: order.paymentStatus,
    cancelled: order.status === 'cancelled',
    financialStatus: refunded ? 'REFUNDED' : order.paymentStatus.toUpperCase(),
    units: order.lines.reduce((sum, { quantity }) => sum + quantity, 0),
    lines: order.lines.map(({ sku, quantity }, index) => ({
      sku,
      kind: 'goods',
      quantity,
      currentQuantity: refunded ? 0 : quantity,
      currentTotal: refunded ? 0 : totals[index]! / 100,
    })),
    shipping: { price: shipping / 100, current: refunded ? 0 : shipping / 100 },
    total: total / 100,
    currentTotal: refunded ? 0 : total / 100,
    recipient: home,
    billing: home,
    taxId: order.shopper.taxId,
    phones: [order.phone],
    ownerNote: order.ownerNote,
    parcels: order.parcels.map(({ id, status, tracking, emails }) => ({ id, status, tracking, emails })),
    invoices: invoicesOf(context, order.id),
  };
}

const addressOf = ({ shopper: { home } }: Order): HeldAddress => ({
  address1: `${home.street}, ${home.number}`,
  provinceCode: home.state,
  zip: home.postalCode,
});
