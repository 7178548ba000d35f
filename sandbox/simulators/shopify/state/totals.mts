/** Sums of an order, all in cents. */
import { sum, type Cents } from './money.mts';
import type { Order, OrderLine } from './order.mts';

export const lineTotal = (line: OrderLine): Cents => line.price * line.quantity;

/** A line's price after its discount, for as many units as are still in the order. */
export const currentLineTotal = (line: OrderLine): Cents =>
  line.currentQuantity === line.quantity
    ? lineTotal(line) - line.discount
    : Math.round(((lineTotal(line) - line.discount) * line.currentQuantity) / line.quantity);

export interface Totals {
  items: Cents;
  lineDiscounts: Cents;
  shipping: Cents;
  shippingDiscount: Cents;
  discounts: Cents;
  subtotal: Cents;
  total: Cents;
  currentSubtotal: Cents;
  currentTotal: Cents;
  currentLineDiscounts: Cents;
  refunded: Cents;
  received: Cents;
  outstanding: Cents;
  units: number;
  weight: number;
}

export function totalsOf(order: Order): Totals {
  const items = sum(order.lines.map(lineTotal));
  const lineDiscounts = sum(order.lines.map((line) => line.discount));
  const shipping = order.shippingLine?.price ?? 0;
  const shippingDiscount = order.shippingLine?.discount ?? 0;
  const currentSubtotal = sum(order.lines.map(currentLineTotal));
  const currentItems = sum(order.lines.map((line) => line.price * line.currentQuantity));
  const refunded = sum(order.refunds.flatMap((refund) => refund.transactions.map((transaction) => transaction.amount)));
  const paid = sum(order.transactions.filter((one) => one.kind === 'SALE' && one.status === 'SUCCESS').map((one) => one.amount));
  const currentTotal = order.cancelledAt === null ? currentSubtotal + shipping - shippingDiscount : 0;
  return {
    items,
    lineDiscounts,
    shipping,
    shippingDiscount,
    discounts: lineDiscounts + shippingDiscount,
    subtotal: items - lineDiscounts,
    total: items - lineDiscounts + shipping - shippingDiscount,
    currentSubtotal,
    currentTotal,
    currentLineDiscounts: currentItems - currentSubtotal,
    refunded,
    received: paid,
    outstanding: Math.max(0, currentTotal - paid),
    units: sum(order.lines.map((line) => line.quantity)),
    weight: sum(order.lines.map((line) => line.grams * line.quantity)),
  };
}

/** The Admin API's display status, from what has been shipped. */
export function fulfillmentStatusOf(order: Order): 'UNFULFILLED' | 'PARTIALLY_FULFILLED' | 'FULFILLED' {
  const shipped = sum(order.fulfillments.flatMap((fulfillment) => fulfillment.lines.map((line) => line.quantity)));
  if (shipped === 0) return 'UNFULFILLED';
  const open = order.fulfillmentOrders.filter(({ status }) => status !== 'CANCELLED').flatMap(({ lines }) => lines);
  return open.some((line) => line.remaining > 0) ? 'PARTIALLY_FULFILLED' : 'FULFILLED';
}

/** Units of a line that can still be shipped. */
export const fulfillableQuantity = (order: Order, line: OrderLine): number =>
  sum(order.fulfillmentOrders.flatMap(({ lines }) => lines.filter(({ lineId }) => lineId === line.id).map(({ remaining }) => remaining)));
