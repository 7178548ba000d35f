import type { GraphQLResolveInfo } from 'graphql';
import type { ShopContext } from '../context.mts';
import { badRequest } from '../graphql/errors.mts';
import { once } from '../graphql/idempotency.mts';
import { refund } from '../lifecycle/refund.mts';
import { fromPresentmentMoney } from '../state/currency.mts';
import { toCents, type Cents } from '../state/money.mts';
import type { Order } from '../state/order.mts';
import { totalsOf } from '../state/totals.mts';
import { orderView } from '../views/order.mts';
import { refundView } from '../views/transaction.mts';
import { findOrder, requireDigits } from './lookup.mts';
import { requireScope, userError, type UserError } from './userErrors.mts';

export interface RefundInput {
  readonly orderId: string;
  readonly note?: string | null;
  /** Of the customer's money, as every amount here. */
  readonly currency?: string | null;
  readonly shipping?: { readonly amount?: string | number | null; readonly fullRefund?: boolean | null } | null;
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
  if (lines.length === 0 && payments.length === 0 && !input.shipping) {
    throw badRequest('either refund line items or refund duties or transactions or refund methods must be present');
  }
  const amount = payments.reduce((total, payment) => total + centsOf(order, payment.amount), 0);
  const shipping = shippingOf(order, input.shipping);
  const error = currencyError(order, input) ?? excessError(order, lines, shipping, amount);
  if (error) return failure(error);
  const booked = refund(context, order, { lines, shipping, amount, note: input.note ?? null });
  return { order: orderView(context, order), refund: refundView(context, order, booked), userErrors: [] };
}

const centsOf = ({ currencies }: Order, amount: string | number): Cents => fromPresentmentMoney(currencies, toCents(Number(amount)));

function shippingOf(order: Order, shipping: RefundInput['shipping']): Cents {
  if (!shipping) return 0;
  return shipping.fullRefund ? totalsOf(order).currentShipping : centsOf(order, shipping.amount ?? 0);
}

/** Which currency is meant has to be said where there are two. */
function currencyError({ currencies }: Order, { currency }: RefundInput): UserError | undefined {
  const { shop, presentment } = currencies;
  if (currency == null) {
    return shop === presentment ? undefined : userError(['currency'], 'Currency is required for orders in more than one currency');
  }
  return currency === presentment ? undefined : userError(['currency'], `Currency must be the presentment currency ${presentment}`);
}

type Line = { readonly lineId: string; readonly quantity: number };

function excessError(order: Order, lines: readonly Line[], shipping: Cents, amount: Cents): UserError | undefined {
  const tooMany = lines.some(({ lineId, quantity }) => quantity > (order.lines.find(({ id }) => id === lineId)?.currentQuantity ?? 0));
  if (tooMany) return userError(['refundLineItems'], 'Refund line items quantity cannot refund more items than were purchased');
  const { received, refunded, currentShipping } = totalsOf(order);
  if (shipping > currentShipping) return userError(['shipping'], 'Refund shipping amount is greater than the maximum refundable');
  if (amount > received - refunded) return userError(['transactions'], 'Refund amount cannot exceed the amount available to refund');
  return undefined;
}
