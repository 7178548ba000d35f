/** What the shop holds of its orders, for the judge. */
import type { HeldAddress, HeldOrder } from '../../../shop/held.mts';
import type { Context } from '../context.mts';
import { host } from '../shopUrl.mts';
import type { OrderStatus, WooAddress, WooOrder } from './model.mts';
import { currentLineTotals, totalsOf, unitsBack } from './totals.mts';
import { trackingOf, type Tracking } from './tracking.mts';

export interface WooHeldOrder extends HeldOrder {
  readonly id: number;
  readonly status: OrderStatus;
  readonly meta: readonly { readonly key: string; readonly value: unknown }[];
  readonly notes: readonly { readonly note: string; readonly forCustomer: boolean; readonly author: string }[];
  /** Reais. */
  readonly refunds: readonly { readonly amount: number; readonly byClient: boolean; readonly byGateway: boolean }[];
  readonly tracking: readonly Tracking[];
  /** What was told of the invoice, in `_nfe_key`. */
  readonly nfeKey: string | null;
}

export function heldOrder(_context: Context, order: WooOrder): WooHeldOrder {
  const { total, refunded, shipping } = totalsOf(order);
  const totals = currentLineTotals(order);
  const nothingLeft = order.status === 'refunded';
  const ownAddress = order.shipping.address_1 !== '';
  return {
    id: order.id,
    orderNumber: order.number,
    shop: host,
    status: order.status,
    cancelled: ['cancelled', 'failed', 'trash'].includes(order.status),
    financialStatus: nothingLeft ? 'REFUNDED' : order.paidAt === null ? 'PENDING' : 'PAID',
    units: order.lines.reduce((sum, { quantity }) => sum + quantity, 0),
    lines: order.lines.map((line, index) => ({
      sku: line.sku === '' ? null : line.sku,
      kind: 'goods',
      quantity: line.quantity,
      currentQuantity: line.quantity - unitsBack(order, line),
      currentTotal: totals[index]! / 100,
    })),
    shipping: { price: shipping / 100, current: nothingLeft ? 0 : shipping / 100 },
    total: total / 100,
    currentTotal: (total - refunded) / 100,
    recipient: order.shippingLine === null ? null : addressOf(order, ownAddress ? order.shipping : order.billing),
    billing: addressOf(order, order.billing),
    taxId: order.buyer.taxId,
    phones: phonesOf(order),
    meta: order.meta.map(({ key, value }) => ({ key, value })),
    notes: order.notes.map(({ note, forCustomer, author }) => ({ note, forCustomer, author })),
    refunds: order.refunds.map(({ amount, byClient, byGateway }) => ({ amount: amount / 100, byClient, byGateway })),
    tracking: trackingOf(order),
    nfeKey: textOf(order.meta.find(({ key }) => key === '_nfe_key')?.value),
  };
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const addressOf = (order: WooOrder, { postcode, state }: WooAddress): HeldAddress => ({
  address1: order.buyer.line,
  provinceCode: state,
  zip: postcode,
});

function phonesOf(order: WooOrder): string[] {
  const cellphone = order.meta.find(({ key }) => key === '_billing_cellphone')?.value;
  return [order.billing.phone, cellphone, order.brazilian?.billing.cellphone].filter(
    (phone): phone is string => typeof phone === 'string' && phone !== '',
  );
}
