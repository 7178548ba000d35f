import type { ShopContext } from '../context.mts';
import { refundPayload } from '../payloads/refund.mts';
import type { Order } from '../state/order.mts';
import { fulfillableQuantity, totalsOf } from '../state/totals.mts';
import type { Announcement } from '../webhooks/announce.mts';
import { announceOrder, touch } from './common.mts';
import { bookRefund } from './refund.mts';

export interface Cancellation {
  readonly reason: string;
  readonly restock: boolean;
  readonly refund: boolean;
}

export function cancel(context: ShopContext, order: Order, { reason, restock, refund }: Cancellation): void {
  const { received, refunded, currentShipping } = totalsOf(order);
  const owed = refund ? received - refunded : 0;
  const lines = order.lines
    .map((line) => ({ lineId: line.id, quantity: fulfillableQuantity(order, line), restock }))
    .filter(({ quantity }) => quantity > 0);
  const before: Announcement[] = [];
  if (owed > 0 || lines.length > 0) {
    const shipping = owed > 0 ? Math.min(owed, currentShipping) : 0;
    const booked = bookRefund(context, order, { lines, shipping, amount: owed });
    before.push({ topic: 'refunds/create', payload: refundPayload(order, booked) });
  }
  for (const entry of order.fulfillmentOrders) entry.status = 'CLOSED';
  order.cancelledAt = context.world.clock.now();
  order.closedAt = order.cancelledAt;
  order.cancelReason = reason;
  if (order.financial === 'PENDING') order.financial = 'VOIDED';
  touch(context, order);
  announceOrder(context, order, ['orders/cancelled', 'orders/updated'], before);
}
