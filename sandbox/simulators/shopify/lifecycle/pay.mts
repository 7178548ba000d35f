import type { ShopContext } from '../context.mts';
import { transactionPayload } from '../payloads/refund.mts';
import type { Order, OrderTransaction } from '../state/order.mts';
import { totalsOf } from '../state/totals.mts';
import { announceOrder, touch } from './common.mts';

/** One transaction a payment: what has no amount of its own pays the rest. */
export function salesOf(context: ShopContext, order: Order, status: OrderTransaction['status']): OrderTransaction[] {
  let left = totalsOf(order).total;
  return order.payments.map(({ gateway, amount }) => {
    const paid = Math.min(left, amount ?? left);
    left -= paid;
    return { id: context.state.ids.next(), kind: 'SALE', status, gateway, amount: paid, processedAt: context.world.clock.now() };
  });
}

/** The money has arrived. Says nothing yet: the caller announces. */
export function markPaid(context: ShopContext, order: Order): void {
  order.transactions = [...order.transactions.filter(({ status }) => status !== 'PENDING'), ...salesOf(context, order, 'SUCCESS')];
  order.financial = 'PAID';
}

/** Every payment of the order, told one by one. */
export const announcedPayments = (order: Order) =>
  order.transactions
    .filter(({ kind, status }) => kind === 'SALE' && status === 'SUCCESS')
    .map((one) => ({ topic: 'order_transactions/create' as const, payload: transactionPayload(order, one) }));

export function pay(context: ShopContext, order: Order): void {
  if (order.financial !== 'PENDING') throw new Error(`Order ${order.number} is ${order.financial}, it cannot be paid`);
  markPaid(context, order);
  touch(context, order);
  announceOrder(context, order, ['orders/paid', 'orders/updated'], announcedPayments(order));
}
