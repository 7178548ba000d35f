/** Sums of an order, all in cents. */
import { sum, type Cents } from './money.mts';
import type { Order, OrderLine } from './order.mts';

export const lineTotal = (line: OrderLine): Cents => line.price * line.quantity;

/** So much of an amount of the whole line as belongs to the units that are still in the order. */
const currentPart = (line: OrderLine, amount: Cents): Cents =>
  line.currentQuantity === line.quantity ? amount : Math.round((amount * line.currentQuantity) / line.quantity);

/** A line's price after its discount, for as many units as are still in the order. */
export const currentLineTotal = (line: OrderLine): Cents => currentPart(line, lineTotal(line) - line.discount);

export const currentLineTax = (line: OrderLine): Cents => currentPart(line, line.tax);

export interface Totals {
  items: Cents;
  lineDiscounts: Cents;
  shipping: Cents;
  shippingDiscount: Cents;
  /** After its discount and after what of it was given back. */
  currentShipping: Cents;
  discounts: Cents;
  tips: Cents;
  tax: Cents;
  currentTax: Cents;
  subtotal: Cents;
  total: Cents;
  currentSubtotal: Cents;
  currentTotal: Cents;
  currentLineDiscounts: Cents;
  refunded: Cents;
  refundedShipping: Cents;
  received: Cents;
  outstanding: Cents;
  units: number;
  weight: number;
}

/** Tips are lines, but subtotal and sum of the lines leave them out (vendor's reference). */
const sold = ({ lines }: Order): OrderLine[] => lines.filter(({ tip }) => !tip);

function shippingOf({ shippingLine }: Order) {
  const [shipping, shippingDiscount] = [shippingLine?.price ?? 0, shippingLine?.discount ?? 0];
  const refundedShipping = shippingLine?.refunded ?? 0;
  const currentShipping = shippingLine?.removed ? 0 : shipping - shippingDiscount - refundedShipping;
  return { shipping, shippingDiscount, refundedShipping, currentShipping };
}

function paymentsOf(order: Order) {
  const refunded = sum(order.refunds.flatMap((refund) => refund.transactions.map((transaction) => transaction.amount)));
  const received = sum(order.transactions.filter((one) => one.kind === 'SALE' && one.status === 'SUCCESS').map((one) => one.amount));
  return { refunded, received };
}

export function totalsOf(order: Order): Totals {
  const lines = sold(order);
  const tipLines = order.lines.filter(({ tip }) => tip);
  const items = sum(lines.map(lineTotal));
  const lineDiscounts = sum(lines.map((line) => line.discount));
  const shipping = shippingOf(order);
  const currentSubtotal = sum(lines.map(currentLineTotal));
  const currentItems = sum(lines.map((line) => line.price * line.currentQuantity));
  const tax = sum(order.lines.map((line) => line.tax));
  const currentTax = sum(order.lines.map(currentLineTax));
  const tips = sum(tipLines.map(lineTotal));
  const charges = order.fees + order.duties;
  const payments = paymentsOf(order);
  const given = sum(order.refunds.map(({ discrepancy }) => (discrepancy?.lowersTotal ? discrepancy.amount : 0)));
  const left = currentSubtotal + sum(tipLines.map(currentLineTotal)) + currentTax + shipping.currentShipping + charges - given;
  const currentTotal = order.cancelledAt === null ? left : 0;
  return {
    items,
    lineDiscounts,
    ...shipping,
    ...payments,
    discounts: lineDiscounts + shipping.shippingDiscount,
    tips,
    tax,
    currentTax,
    subtotal: items - lineDiscounts,
    total: items - lineDiscounts + tips + tax + charges + shipping.shipping - shipping.shippingDiscount,
    currentSubtotal,
    currentTotal,
    currentLineDiscounts: currentItems - currentSubtotal,
    outstanding: Math.max(0, currentTotal - payments.received),
    units: sum(lines.map((line) => line.quantity)),
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
