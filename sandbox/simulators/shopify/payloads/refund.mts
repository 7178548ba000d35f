/** The refund as refunds/create carries it, and as it stands inside an order. */
import { gid } from '../state/ids.mts';
import { moneyText } from '../state/money.mts';
import type { Order, OrderTransaction, Refund } from '../state/order.mts';
import { payloadTime } from '../state/time.mts';
import { exampleOf, like, type Payload } from './examples.mts';
import { rawId } from './json.mts';
import { linePayload, moneySet } from './parts.mts';

export function refundPayload(order: Order, refund: Refund): Payload {
  return like(exampleOf('refunds/create'), {
    id: rawId(refund.id),
    admin_graphql_api_id: gid('Refund', refund.id),
    order_id: rawId(order.id),
    created_at: payloadTime(refund.createdAt),
    processed_at: payloadTime(refund.createdAt),
    note: refund.note,
    user_id: null,
    restock: refund.lines.some(({ restocked }) => restocked),
    total_duties_set: moneySet(0),
    order_adjustments: [],
    refund_line_items: refund.lines.map((one) => ({
      id: rawId(one.id),
      line_item_id: rawId(one.lineId),
      quantity: one.quantity,
      location_id: null,
      restock_type: one.restocked ? 'cancel' : 'no_restock',
      subtotal: one.subtotal / 100,
      subtotal_set: moneySet(one.subtotal),
      total_tax: 0,
      total_tax_set: moneySet(0),
      line_item: linePayload(order, order.lines.find(({ id }) => id === one.lineId)!),
    })),
    transactions: refund.transactions.map((one) => transactionPayload(order, one)),
  });
}

export function transactionPayload(order: Order, one: OrderTransaction): Payload {
  const example = (exampleOf('refunds/create').transactions as Payload[])[0]!;
  return like(example, {
    id: rawId(one.id),
    admin_graphql_api_id: gid('OrderTransaction', one.id),
    order_id: rawId(order.id),
    kind: one.kind.toLowerCase(),
    status: one.status.toLowerCase(),
    gateway: one.gateway,
    message: null,
    amount: moneyText(one.amount),
    currency: 'BRL',
    created_at: payloadTime(one.processedAt),
    processed_at: payloadTime(one.processedAt),
    payment_id: `${order.token}.1`,
  });
}
