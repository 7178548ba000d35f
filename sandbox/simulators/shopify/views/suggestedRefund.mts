/** What the shop proposes to give back when all of an order is refunded, or some of its lines. */
import type { ShopContext } from '../context.mts';
import { refuseArguments } from '../graphql/errors.mts';
import type { Order, OrderLine } from '../state/order.mts';
import { gid } from '../state/ids.mts';
import { sum } from '../state/money.mts';
import { currentLineTax, currentLineTotal, fulfillableQuantity, totalsOf } from '../state/totals.mts';
import { locationView } from './inventory.mts';
import { lineItemView } from './lineItem.mts';
import { moneyBag } from './money.mts';
import { transactionView } from './transaction.mts';

interface Arguments {
  readonly suggestFullRefund?: boolean | null;
  readonly refundLineItems?: readonly { readonly lineItemId: string; readonly quantity: number }[] | null;
}

export function suggestedRefundView(context: ShopContext, order: Order, args: Arguments & Record<string, unknown>) {
  refuseArguments('Order.suggestedRefund', args, ['refundDuties', 'shippingAmount']);
  if (args.refundLineItems && !args.suggestFullRefund) return refundOfLines(context, order, args.refundLineItems);
  const { received, refunded } = totalsOf(order);
  const owed = args.suggestFullRefund ? received - refunded : 0;
  return {
    __typename: 'SuggestedRefund',
    amountSet: moneyBag(order, owed),
    maximumRefundableSet: moneyBag(order, received - refunded),
    refundDuties: [],
    refundLineItems: args.suggestFullRefund ? order.lines.flatMap((line) => parts(context, order, line)) : [],
    suggestedTransactions: owed > 0 ? suggestedTransactions(context, order) : [],
  };
}

/** Of lines alone: their price and tax, as far as the customer's money goes, and no shipping. Units that went back already are not offered. */
function refundOfLines(context: ShopContext, order: Order, wanted: NonNullable<Arguments['refundLineItems']>) {
  const { received, refunded } = totalsOf(order);
  const chosen = wanted.flatMap(({ lineItemId, quantity }) => {
    const line = order.lines.find(({ id }) => gid('LineItem', id) === lineItemId);
    const units = Math.min(quantity, line?.currentQuantity ?? 0);
    return line && units > 0 ? [{ line, units }] : [];
  });
  const worth = sum(chosen.map(({ line, units }) => priceOf(line) - priceOf({ ...line, currentQuantity: line.currentQuantity - units })));
  const owed = Math.min(worth, received - refunded);
  return {
    __typename: 'SuggestedRefund',
    amountSet: moneyBag(order, owed),
    maximumRefundableSet: moneyBag(order, received - refunded),
    refundDuties: [],
    refundLineItems: chosen.flatMap(
      ({ line, units }) => parts(context, order, line).toReversed().reduce(take, { left: units, taken: [] }).taken,
    ),
    suggestedTransactions: owed > 0 ? suggestedTransactions(context, order, owed) : [],
  };
}

const priceOf = (line: OrderLine) => currentLineTotal(line) + currentLineTax(line);

type Part = ReturnType<typeof parts>[number];

/** What was sent comes before what was not. */
function take({ left, taken }: { left: number; taken: Part[] }, part: Part) {
  const quantity = Math.min(left, part.quantity);
  return { left: left - quantity, taken: quantity > 0 ? [...taken, { ...part, quantity }] : taken };
}

/** What is left of each payment goes back to where it came from. */
function suggestedTransactions(context: ShopContext, order: Order, atMost = Number.MAX_SAFE_INTEGER) {
  let missing = atMost;
  const back = (saleId: string) =>
    order.transactions.filter(({ parentId }) => parentId === saleId).reduce((sum, { amount }) => sum + amount, 0);
  return order.transactions
    .filter(({ kind, status }) => kind === 'SALE' && status === 'SUCCESS')
    .map((sale) => {
      const left = Math.min(missing, sale.amount - back(sale.id));
      missing -= left;
      return { sale, left };
    })
    .filter(({ left }) => left > 0)
    .map(({ sale, left }) => ({
      __typename: 'SuggestedOrderTransaction',
      kind: 'SUGGESTED_REFUND',
      gateway: sale.gateway,
      formattedGateway: sale.gateway,
      amountSet: moneyBag(order, left),
      maximumRefundableSet: moneyBag(order, left),
      accountNumber: null,
      parentTransaction: transactionView(context, order, sale),
    }));
}

/** What was not sent is cancelled, what was sent comes back. */
function parts(context: ShopContext, order: Order, line: OrderLine) {
  const unsent = Math.min(line.currentQuantity, fulfillableQuantity(order, line));
  const work = order.fulfillmentOrders.find(({ lines }) => lines.some(({ lineId }) => lineId === line.id));
  const place = context.state.locations.find(({ id }) => id === work?.locationId);
  const part = (quantity: number, restockType: string) => ({
    __typename: 'RefundLineItem',
    id: null,
    quantity,
    restockType,
    restocked: false,
    location: place ? locationView(context, place) : null,
    lineItem: lineItemView(context, order, line),
  });
  return [part(unsent, 'CANCEL'), part(line.currentQuantity - unsent, 'RETURN')].filter(({ quantity }) => quantity > 0);
}
