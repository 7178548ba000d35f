import type { ShopContext } from '../context.mts';
import { gid } from '../state/ids.mts';
import type { Order, OrderTransaction, Refund } from '../state/order.mts';
import { connection, type PageArguments } from '../graphql/connection.mts';
import { sum } from '../state/money.mts';
import { apiTime } from '../state/time.mts';
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
    amountSet: moneyBag(one.amount),
    amountV2: moneyV2(one.amount),
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
    totalRefundedSet: moneyBag(total),
    totalRefunded: moneyV2(total),
    order: () => context.orderView(order),
    refundLineItems: (args: PageArguments) =>
      connection(refund.lines, args, { value: () => 0, id: ({ id }) => id }, (one) => ({
        __typename: 'RefundLineItem',
        id: gid('RefundLineItem', one.id),
        quantity: one.quantity,
        restockType: one.restocked ? 'CANCEL' : 'NO_RESTOCK',
        restocked: one.restocked,
        subtotalSet: moneyBag(one.subtotal),
        totalTaxSet: moneyBag(0),
        location: null,
        lineItem: () => lineItemView(context, order, order.lines.find(({ id }) => id === one.lineId)!),
      })),
    transactions: (args: PageArguments) =>
      connection(refund.transactions, args, { value: () => 0, id: ({ id }) => id }, (one) => transactionView(context, order, one)),
  };
}
