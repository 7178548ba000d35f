import type { ShopContext } from '../context.mts';
import { gid } from '../state/ids.mts';
import type { Order, OrderTransaction, Refund } from '../state/order.mts';
import { connection, type PageArguments } from '../graphql/connection.mts';
import { sum } from '../state/money.mts';
import { apiTime } from '../state/time.mts';
import { locationView } from './inventory.mts';
import { lineItemView } from './lineItem.mts';
import { moneyBag, moneyV2 } from './money.mts';

export function transactionView(context: ShopContext, order: Order, one: OrderTransaction) {
  return {
    __typename: 'OrderTransaction',
    id: gid('OrderTransaction', one.id),
    kind: one.kind,
    status: one.status,
    gateway: one.gateway,
    formattedGateway: one.gateway,
    amountSet: moneyBag(order, one.amount),
    amountV2: moneyV2(order, one.amount),
    createdAt: apiTime(one.processedAt),
    processedAt: apiTime(one.processedAt),
    test: false,
    errorCode: null,
    authorizationCode: null,
    paymentId: `${order.token}.1`,
    accountNumber: null,
    manualPaymentGateway: false,
    parentTransaction: null,
    paymentDetails: null,
    receiptJson: '{}',
    order: () => context.orderView(order),
  };
}

export function refundView(context: ShopContext, order: Order, refund: Refund) {
  const total = sum(refund.transactions.map(({ amount }) => amount));
  return {
    __typename: 'Refund',
    id: gid('Refund', refund.id),
    legacyResourceId: refund.id,
    note: refund.note,
    createdAt: apiTime(refund.createdAt),
    processedAt: apiTime(refund.createdAt),
    updatedAt: apiTime(refund.createdAt),
    duties: [],
    return: null,
    totalRefundedSet: moneyBag(order, total),
    totalRefunded: moneyV2(order, total),
    order: () => context.orderView(order),
    ...withoutGoods(order, refund),
    refundLineItems: (args: PageArguments) =>
      connection(refund.lines, args, { value: () => 0, id: ({ id }) => id }, (one) => ({
        __typename: 'RefundLineItem',
        id: gid('RefundLineItem', one.id),
        quantity: one.quantity,
        restockType: one.restockType,
        restocked: one.restockType !== 'NO_RESTOCK',
        subtotalSet: moneyBag(order, one.subtotal),
        totalTaxSet: moneyBag(order, one.tax),
        location: locationOf(context, one.locationId),
        lineItem: () => lineItemView(context, order, order.lines.find(({ id }) => id === one.lineId)!),
      })),
    transactions: (args: PageArguments) =>
      connection(refund.transactions, args, { value: () => 0, id: ({ id }) => id }, (one) => transactionView(context, order, one)),
  };
}

function locationOf(context: ShopContext, id: string | null) {
  const place = context.state.locations.find((one) => one.id === id);
  return place ? locationView(context, place) : null;
}

/** Shipping and money that belong to no line. The Admin API counts the first as a line of its own. */
function withoutGoods(order: Order, { shipping, discrepancy }: Refund) {
  const first = { value: () => 0, id: ({ id }: { id: string }) => id };
  return {
    refundShippingLines: (args: PageArguments) =>
      connection(shipping ? [shipping] : [], args, first, (one) => ({
        __typename: 'RefundShippingLine',
        id: gid('RefundShippingLine', one.id),
        subtotalAmountSet: moneyBag(order, one.amount),
        taxAmountSet: moneyBag(order, 0),
      })),
    orderAdjustments: (args: PageArguments) =>
      connection(discrepancy ? [discrepancy] : [], args, first, (one) => ({
        __typename: 'OrderAdjustment',
        id: gid('OrderAdjustment', one.id),
        reason: 'REFUND_DISCREPANCY',
        amountSet: moneyBag(order, -one.amount),
        taxAmountSet: moneyBag(order, 0),
      })),
  };
}
