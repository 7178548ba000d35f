import type { ShopContext } from '../context.mts';
import { refundPayload } from '../payloads/refund.mts';
import { sum, type Cents } from '../state/money.mts';
import type { Order, Refund } from '../state/order.mts';
import { currentLineTotal, totalsOf } from '../state/totals.mts';
import { announceOrder, commit, touch } from './common.mts';

export interface RefundRequest {
  readonly lines: readonly { readonly lineId: string; readonly quantity: number; readonly restock: boolean }[];
  /** What goes back to the customer; default: the price of the lines. */
  readonly amount?: Cents;
  readonly note?: string | null;
}

/** Books the refund and says nothing: the caller announces. */
export function bookRefund(context: ShopContext, order: Order, request: RefundRequest): Refund {
  const { ids } = context.state;
  const now = context.world.clock.now();
  const lines = request.lines.map(({ lineId, quantity, restock }) => {
    const line = order.lines.find(({ id }) => id === lineId)!;
    const before = currentLineTotal(line);
    line.currentQuantity -= quantity;
    takeOffFulfillmentOrders(context, order, lineId, quantity, restock);
    return { id: ids.next(), lineId, quantity, subtotal: before - currentLineTotal(line), restocked: restock };
  });
  const amount = request.amount ?? sum(lines.map(({ subtotal }) => subtotal));
  const refund: Refund = {
    id: ids.next(),
    note: request.note ?? null,
    createdAt: now,
    lines,
    transactions:
      amount > 0 ? [{ id: ids.next(), kind: 'REFUND', status: 'SUCCESS', gateway: order.gateway, amount, processedAt: now }] : [],
  };
  order.refunds.push(refund);
  order.transactions.push(...refund.transactions);
  const { refunded, received } = totalsOf(order);
  if (refunded > 0) order.financial = refunded >= received ? 'REFUNDED' : 'PARTIALLY_REFUNDED';
  touch(context, order);
  return refund;
}

/** Units that are refunded before they were shipped will not be shipped any more. */
function takeOffFulfillmentOrders(context: ShopContext, order: Order, lineId: string, quantity: number, restock: boolean): void {
  let left = quantity;
  for (const entry of order.fulfillmentOrders.filter(({ status }) => status === 'OPEN' || status === 'IN_PROGRESS')) {
    for (const line of entry.lines.filter((one) => one.lineId === lineId)) {
      const taken = Math.min(left, line.remaining);
      line.remaining -= taken;
      line.total -= taken;
      left -= taken;
      if (restock) commit(context, order.lines.find(({ id }) => id === lineId)!.inventoryItemId, entry.locationId, -taken);
    }
    if (entry.lines.every(({ remaining }) => remaining === 0)) entry.status = 'CLOSED';
  }
}

export function refund(context: ShopContext, order: Order, request: RefundRequest): Refund {
  const booked = bookRefund(context, order, request);
  announceOrder(context, order, ['orders/updated'], [{ topic: 'refunds/create', payload: refundPayload(order, booked) }]);
  return booked;
}
