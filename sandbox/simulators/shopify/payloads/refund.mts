/** The refund as refunds/create carries it, and as it stands inside an order. */
import { inPresentmentMoney, inShopMoney } from '../state/currency.mts';
import { gid } from '../state/ids.mts';
import { moneyText, type Cents } from '../state/money.mts';
import type { Order, OrderTransaction, Refund, RefundLine } from '../state/order.mts';
import { payloadTime } from '../state/time.mts';
import { exampleOf, like, type Payload } from './examples.mts';
import { rawId } from './json.mts';
import { shippingLinePayload } from './shipping.mts';
import { linePayload, moneySet, shopText } from './parts.mts';

export function refundPayload(order: Order, refund: Refund): Payload {
  return like(exampleOf('refunds/create'), {
    id: rawId(refund.id),
    admin_graphql_api_id: gid('Refund', refund.id),
    order_id: rawId(order.id),
    created_at: payloadTime(refund.createdAt),
    processed_at: payloadTime(refund.createdAt),
    note: refund.note,
    user_id: null,
    restock: refund.lines.some(({ restockType }) => restockType !== 'NO_RESTOCK'),
    total_duties_set: moneySet(order, 0),
    order_adjustments: adjustments(order, refund),
    refund_shipping_lines: shippingLines(order, refund),
    refund_line_items: refund.lines.map((one) => refundedLine(order, one)),
    transactions: refund.transactions.map((one) => transactionPayload(order, one)),
  });
}

function refundedLine(order: Order, one: RefundLine): Payload {
  return {
    id: rawId(one.id),
    line_item_id: rawId(one.lineId),
    quantity: one.quantity,
    location_id: rawId(one.locationId),
    restock_type: one.restockType.toLowerCase(),
    subtotal: inShopMoney(order.currencies, one.subtotal) / 100,
    subtotal_set: moneySet(order, one.subtotal),
    total_tax: inShopMoney(order.currencies, one.tax) / 100,
    total_tax_set: moneySet(order, one.tax),
    line_item: linePayload(order, order.lines.find(({ id }) => id === one.lineId)!),
  };
}

/** What of a refund is no goods: amounts below 0, as money that leaves the shop. */
function adjustments(order: Order, refund: Refund): Payload[] {
  const adjustment = (id: string, kind: string, reason: string, amount: Cents): Payload => ({
    id: rawId(id),
    order_id: rawId(order.id),
    refund_id: rawId(refund.id),
    amount: shopText(order, amount),
    tax_amount: '0.00',
    kind,
    reason,
    amount_set: moneySet(order, amount),
    tax_amount_set: moneySet(order, 0),
  });
  const { shipping, discrepancy } = refund;
  return [
    ...(shipping ? [adjustment(shipping.id, 'shipping_refund', 'Shipping refund', -shipping.amount)] : []),
    ...(discrepancy ? [adjustment(discrepancy.id, 'refund_discrepancy', 'Refund discrepancy', -discrepancy.amount)] : []),
  ];
}

function shippingLines(order: Order, { shipping }: Refund): Payload[] {
  const line = order.shippingLine;
  if (!shipping || !line) return [];
  return [
    {
      id: rawId(shipping.id),
      shipping_line_id: rawId(line.id),
      subtotal_amount_set: moneySet(order, shipping.amount),
      shipping_line: shippingLinePayload(order, line),
    },
  ];
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
    // What the customer paid or got back, in the customer's money.
    amount: moneyText(inPresentmentMoney(order.currencies, one.amount)),
    currency: order.currencies.presentment,
    created_at: payloadTime(one.processedAt),
    processed_at: payloadTime(one.processedAt),
    payment_id: `${order.token}.1`,
  });
}
