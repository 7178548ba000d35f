/** `orderCancel` starts a job; the order is cancelled a few seconds later. */
import type { ShopContext } from '../context.mts';
import { cancel } from '../lifecycle/cancel.mts';
import type { Order } from '../state/order.mts';
import { findOrder } from './lookup.mts';
import { jobView } from './queries.mts';
import { clientError, userError, type UserError } from './userErrors.mts';

export interface CancelArguments {
  readonly orderId: string;
  readonly reason: string;
  readonly restock: boolean;
  readonly refund?: boolean | null;
  readonly refundMethod?: { readonly originalPaymentMethodsRefund?: boolean } | null;
  readonly staffNote?: string | null;
}

const jobMs = 3000;

export function cancelOrder(context: ShopContext, args: CancelArguments) {
  const order = findOrder(context, args.orderId);
  const error = errorOf(context, order, args);
  if (error || !order) return { job: null, orderCancelUserErrors: [error], userErrors: [error] };
  const state = context.state;
  const job = { id: `gid://shopify/Job/${state.ids.uuid()}`, done: false };
  state.jobs.set(job.id, job);
  state.cancelling.add(order.id);
  context.world.clock.after(jobMs, () => {
    if (context.state !== state) return;
    const refund = args.refund === true || args.refundMethod?.originalPaymentMethodsRefund === true;
    if (order.cancelledAt === null) cancel(context, order, { reason: args.reason, restock: args.restock, refund });
    state.cancelling.delete(order.id);
    job.done = true;
  });
  return { job: jobView(context, job.id), orderCancelUserErrors: [], userErrors: [] };
}

function errorOf(context: ShopContext, order: Order | undefined, args: CancelArguments): UserError | undefined {
  if (!order) return userError(['orderId'], 'Order does not exist', 'NOT_FOUND');
  if (args.refund != null && args.refundMethod != null) {
    return clientError(
      context,
      'order-cancel',
      userError(['refund'], 'Only one of the arguments `refund` or `refund_method` is allowed.', 'INVALID'),
    );
  }
  if ((args.staffNote?.length ?? 0) > 255) {
    return clientError(
      context,
      'order-cancel',
      userError(['staffNote'], 'Staff note is too long. Maximum length is 255 characters.', 'INVALID'),
    );
  }
  return stateError(context, order);
}

function stateError(context: ShopContext, order: Order): UserError | undefined {
  const refusal = (message: string) => userError(['orderId'], message, 'INVALID');
  if (order.cancelledAt !== null) return refusal('Cannot cancel an order that has already been canceled');
  if (order.fulfillments.length > 0) return refusal('Cannot cancel an order that has outstanding fulfillments');
  if (order.returns.some(({ status }) => status === 'OPEN' || status === 'REQUESTED'))
    return refusal('Cannot cancel an order that has outstanding returns');
  return context.state.cancelling.has(order.id) ? { ...userError(null, 'Cancellation is already in progress'), code: null } : undefined;
}
