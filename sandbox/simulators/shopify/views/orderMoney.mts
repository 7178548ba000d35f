/** The money members of an order. */
import type { Order } from '../state/order.mts';
import { totalsOf } from '../state/totals.mts';
import { moneyBag } from './money.mts';

export function orderMoney(order: Order) {
  const totals = totalsOf(order);
  const currentShipping = totals.shipping - totals.shippingDiscount;
  return {
    subtotalPriceSet: moneyBag(totals.subtotal),
    totalPriceSet: moneyBag(totals.total),
    originalTotalPriceSet: moneyBag(totals.total),
    totalDiscountsSet: moneyBag(totals.discounts),
    totalShippingPriceSet: moneyBag(totals.shipping),
    totalTaxSet: moneyBag(0),
    totalTipReceivedSet: moneyBag(0),
    totalReceivedSet: moneyBag(totals.received),
    totalRefundedSet: moneyBag(totals.refunded),
    totalRefundedShippingSet: moneyBag(0),
    totalOutstandingSet: moneyBag(totals.outstanding),
    totalCapturableSet: moneyBag(0),
    netPaymentSet: moneyBag(totals.received - totals.refunded),
    cartDiscountAmountSet: moneyBag(totals.lineDiscounts),
    currentCartDiscountAmountSet: moneyBag(totals.currentLineDiscounts),
    currentSubtotalPriceSet: moneyBag(totals.currentSubtotal),
    currentTotalPriceSet: moneyBag(totals.currentTotal),
    currentTotalDiscountsSet: moneyBag(totals.currentLineDiscounts + totals.shippingDiscount),
    currentShippingPriceSet: moneyBag(currentShipping),
    currentTotalTaxSet: moneyBag(0),
    currentSubtotalLineItemsQuantity: order.lines.reduce((total, line) => total + line.currentQuantity, 0),
    subtotalLineItemsQuantity: totals.units,
    totalWeight: String(totals.weight),
    currentTotalWeight: String(totals.weight),
  };
}
