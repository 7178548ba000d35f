import type { ShopContext } from '../context.mts';
import { gid } from '../state/ids.mts';
import type { Order, OrderLine } from '../state/order.mts';
import { currentLineTotal, fulfillableQuantity, lineTotal } from '../state/totals.mts';
import { variantView } from './inventory.mts';
import { moneyBag, moneyV2 } from './money.mts';
import { taxLineViews } from './taxLine.mts';

export function lineItemView(context: ShopContext, order: Order, line: OrderLine) {
  const unit = Math.round((lineTotal(line) - line.discount) / line.quantity);
  const unfulfilled = fulfillableQuantity(order, line);
  return {
    __typename: 'LineItem',
    id: gid('LineItem', line.id),
    name: line.title,
    title: line.title,
    sku: line.sku,
    quantity: line.quantity,
    currentQuantity: line.currentQuantity,
    refundableQuantity: line.currentQuantity,
    fulfillableQuantity: unfulfilled,
    unfulfilledQuantity: unfulfilled,
    nonFulfillableQuantity: line.quantity - unfulfilled,
    requiresShipping: line.requiresShipping,
    isGiftCard: line.giftCard,
    taxable: !line.giftCard && !line.tip,
    taxLines: taxLineViews(order, line.tax),
    duties: [],
    customAttributes: [],
    variantTitle: null,
    vendor: vendorOf(context, line),
    image: null,
    weight: { value: line.grams / 1000, unit: 'KILOGRAMS' },
    originalUnitPriceSet: moneyBag(order, line.price),
    originalTotalSet: moneyBag(order, lineTotal(line)),
    // Discounts of codes are left out of the discounted prices unless asked for.
    discountedUnitPriceSet: moneyBag(order, line.price),
    discountedTotalSet: ({ withCodeDiscounts }: { withCodeDiscounts?: boolean }) =>
      moneyBag(order, lineTotal(line) - (withCodeDiscounts ? line.discount : 0)),
    discountedUnitPriceAfterAllDiscountsSet: moneyBag(order, unit),
    priceAfterAllDiscountsBeforeTaxesSet: moneyBag(order, currentLineTotal(line)),
    totalDiscountSet: moneyBag(order, 0),
    discountAllocations: line.discount > 0 ? [allocation(order, line)] : [],
    variant: () => variantView(context, line.inventoryItemId),
    product: () => variantView(context, line.inventoryItemId)?.product ?? null,
  };
}

/** Who made the product, by default the shop; a line of no product names nobody. */
const vendorOf = ({ shop }: ShopContext, { productId }: OrderLine) => (productId === null ? null : shop);

const allocation = (order: Order, line: OrderLine) => ({
  allocatedAmountSet: moneyBag(order, line.discount),
  allocatedAmount: moneyV2(order, line.discount),
  discountApplication: discountView(order),
});

export function discountView(order: Order) {
  const discount = order.discount;
  if (!discount) return null;
  return {
    __typename: 'DiscountCodeApplication',
    code: discount.code,
    index: 0,
    allocationMethod: 'ACROSS',
    targetSelection: 'ALL',
    targetType: discount.kind === 'shipping' ? 'SHIPPING_LINE' : 'LINE_ITEM',
    value:
      discount.kind === 'fixed_amount'
        ? moneyV2(order, Math.round(discount.value * 100))
        : { __typename: 'PricingPercentageValue', percentage: discount.value },
  };
}
