import type { ShopContext } from '../context.mts';
import type { Order } from '../state/order.mts';
import { transactionPayload } from '../payloads/refund.mts';
import { totalsOf } from '../state/totals.mts';
import { announceOrder, touch } from './common.mts';

/** The money has arrived. Says nothing yet: the caller announces. */
export function markPaid(context: ShopContext, order: Order): void {
  order.transactions = [
    ...order.transactions.filter(({ status }) => status !== 'PENDING'),
    {
      id: context.state.ids.next(),
      kind: 'SALE',
      status: 'SUCCESS',
      gateway: order.gateway,
      amount: totalsOf(order).total,
      processedAt: context.world.clock.now(),
    },
  ];
  order.financial = 'PAID';
}

export function pay(context: ShopContext, order: Order): void {
  if (order.financial !== 'PENDING') throw new Error(`Order ${order.number} is ${order.financial}, it cannot be paid`);
  markPaid(context, order);
  touch(context, order);
  const payload = transactionPayload(order, order.transactions.at(-1)!);
  announceOrder(context, order, ['orders/paid', 'orders/updated'], [{ topic: 'order_transactions/create', payload }]);
}
