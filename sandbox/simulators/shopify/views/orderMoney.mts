/** The money members of an order. */
import type { Order } from '../state/order.mts';
import { totalsOf } from '../state/totals.mts';
import { moneyBag } from './money.mts';

export function orderMoney(order: Order) {
  const totals = totalsOf(order);
  return {
    subtotalPriceSet: moneyBag(order, totals.subtotal),
    totalPriceSet: moneyBag(order, totals.total),
    originalTotalPriceSet: moneyBag(order, totals.total),
    totalDiscountsSet: moneyBag(order, totals.discounts),
    totalShippingPriceSet: moneyBag(order, totals.shipping),
    totalTaxSet: moneyBag(order, totals.tax),
    totalTipReceivedSet: moneyBag(order, totals.tips),
    totalReceivedSet: moneyBag(order, totals.received),
    totalRefundedSet: moneyBag(order, totals.refunded),
    // In the customer's favour it is below zero.
    refundDiscrepancySet: moneyBag(order, -order.refunds.reduce((sum, { discrepancy }) => sum + (discrepancy?.amount ?? 0), 0)),
    totalRefundedShippingSet: moneyBag(order, totals.refundedShipping),
    totalOutstandingSet: moneyBag(order, totals.outstanding),
    totalCapturableSet: moneyBag(order, 0),
    netPaymentSet: moneyBag(order, totals.received - totals.refunded),
    cartDiscountAmountSet: moneyBag(order, totals.lineDiscounts),
    currentCartDiscountAmountSet: moneyBag(order, totals.currentLineDiscounts),
    currentSubtotalPriceSet: moneyBag(order, totals.currentSubtotal),
    currentTotalPriceSet: moneyBag(order, totals.currentTotal),
    currentTotalDiscountsSet: moneyBag(order, totals.currentLineDiscounts + totals.shippingDiscount),
    currentShippingPriceSet: moneyBag(order, totals.currentShipping),
    currentTotalTaxSet: moneyBag(order, totals.currentTax),
    ...charges(order),
    currentSubtotalLineItemsQuantity: order.lines.reduce((total, line) => total + line.currentQuantity, 0),
    subtotalLineItemsQuantity: totals.units,
    totalWeight: String(totals.weight),
    currentTotalWeight: String(totals.weight),
  };
}

/** Null where the shop asks for none. */
function charges(order: Order) {
  const bag = (cents: number) => (cents > 0 ? moneyBag(order, cents) : null);
  return {
    originalTotalAdditionalFeesSet: bag(order.fees),
    currentTotalAdditionalFeesSet: bag(order.fees),
    originalTotalDutiesSet: bag(order.duties),
    currentTotalDutiesSet: bag(order.duties),
  };
}
