/** What the shop proposes to give back when all of an order is refunded. */
import type { ShopContext } from '../context.mts';
import { refuseArguments } from '../graphql/errors.mts';
import type { Order, OrderLine } from '../state/order.mts';
import { fulfillableQuantity, totalsOf } from '../state/totals.mts';
import { locationView } from './inventory.mts';
import { lineItemView } from './lineItem.mts';
import { moneyBag } from './money.mts';
import { transactionView } from './transaction.mts';

interface Arguments {
  readonly suggestFullRefund?: boolean | null;
}

export function suggestedRefundView(context: ShopContext, order: Order, args: Arguments & Record<string, unknown>) {
  refuseArguments('Order.suggestedRefund', args, ['refundDuties', 'refundLineItems', 'shippingAmount']);
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

/** What is left of each payment goes back to where it came from. */
function suggestedTransactions(context: ShopContext, order: Order) {
  const back = (saleId: string) =>
    order.transactions.filter(({ parentId }) => parentId === saleId).reduce((sum, { amount }) => sum + amount, 0);
  return order.transactions
    .filter(({ kind, status }) => kind === 'SALE' && status === 'SUCCESS')
    .map((sale) => ({ sale, left: sale.amount - back(sale.id) }))
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
