import type { GraphQLResolveInfo } from 'graphql';
import type { ShopContext } from '../context.mts';
import { badRequest } from '../graphql/errors.mts';
import { once } from '../graphql/idempotency.mts';
import { refund } from '../lifecycle/refund.mts';
import { toCents } from '../state/money.mts';
import { totalsOf } from '../state/totals.mts';
import { orderView } from '../views/order.mts';
import { refundView } from '../views/transaction.mts';
import { findOrder, requireDigits } from './lookup.mts';
import { requireScope, userError, type UserError } from './userErrors.mts';

export interface RefundInput {
  readonly orderId: string;
  readonly note?: string | null;
  readonly refundLineItems?: { readonly lineItemId: string; readonly quantity: number; readonly restockType?: string | null }[] | null;
  readonly transactions?: { readonly amount: string | number; readonly kind: string }[] | null;
}

interface Answer {
  readonly order: unknown;
  readonly refund: unknown;
  readonly userErrors: readonly UserError[];
}

export function createRefund(context: ShopContext, input: RefundInput, info: GraphQLResolveInfo): Answer {
  requireScope(context, 'refundCreate', 'write_orders');
  return once<Answer>(context, {
    args: input,
    info,
    refuse: ({ message }) => failure(userError(null, message)),
    run() {
      const answer = makeRefund(context, input);
      return { answer, failed: answer.userErrors.length > 0 };
    },
  });
}

const failure = (error: UserError): Answer => ({ order: null, refund: null, userErrors: [error] });

function makeRefund(context: ShopContext, input: RefundInput): Answer {
  const order = findOrder(context, input.orderId);
  if (!order) return failure(userError(['orderId'], 'Order does not exist'));
  const lines = (input.refundLineItems ?? []).map(({ lineItemId, quantity, restockType }) => ({
    lineId: requireDigits('LineItem', lineItemId),
    quantity,
    restock: restockType === 'CANCEL' || restockType === 'RETURN',
  }));
  const payments = input.transactions ?? [];
  if (lines.length === 0 && payments.length === 0) {
    throw badRequest('either refund line items or refund duties or transactions or refund methods must be present');
  }
  const excess = lines.some(({ lineId, quantity }) => quantity > (order.lines.find(({ id }) => id === lineId)?.currentQuantity ?? 0));
  if (excess) return failure(userError(['refundLineItems'], 'Refund line items quantity cannot refund more items than were purchased'));
  const amount = payments.reduce((total, payment) => total + toCents(Number(payment.amount)), 0);
  const { received, refunded } = totalsOf(order);
  if (amount > received - refunded)
    return failure(userError(['transactions'], 'Refund amount cannot exceed the amount available to refund'));
  const booked = refund(context, order, { lines, amount, note: input.note ?? null });
  return { order: orderView(context, order), refund: refundView(context, order, booked), userErrors: [] };
}
