import type { ShopContext } from './context.mts';
import { gid } from './state/ids.mts';
import { sum } from './state/money.mts';
import type { Order, OrderLine, Refund, RestockType } from './state/order.mts';
import { currentLineTotal, fulfillmentStatusOf, totalsOf } from './state/totals.mts';
import type { LineSummary, OrderSummary, RefundSummary } from './types.mts';

export function summaryOf(context: ShopContext, order: Order): OrderSummary {
  const { total, currentTotal, units, shipping, currentShipping } = totalsOf(order);
  const id = gid('Order', order.id);
  return {
    orderNumber: String(order.number),
    id,
    shop: context.shop,
    financialStatus: order.financial,
    fulfillmentStatus: fulfillmentStatusOf(order),
    cancelled: order.cancelledAt !== null,
    total: total / 100,
    currentTotal: currentTotal / 100,
    units,
    lines: order.lines.map((line) => lineSummary(order, line)),
    shipping: { price: shipping / 100, current: currentShipping / 100 },
    recipient: order.shipping,
    billing: order.billing,
    taxId: taxIdOf(order),
    phones: [order.phone, order.shipping?.phone, order.billing?.phone, order.customer?.phone].filter((phone) => phone != null),
    tags: order.tags,
    note: order.note,
    attributes: order.attributes,
    metafields: context.state.metafields
      .filter(({ ownerId }) => ownerId === id)
      .map(({ namespace, key, value }) => ({ namespace, key, value })),
    fulfillments: order.fulfillments.flatMap(({ tracking }) => tracking),
    parcelEvents: order.fulfillments.flatMap(({ events }) => events.map(({ status }) => status)),
    refunds: order.refunds.length,
    moneyBack: order.refunds.map((one) => refundSummary(order, one)),
  };
}

const refundSummary = ({ lines: sold }: Order, { createdAt, note, lines, transactions }: Refund): RefundSummary => ({
  at: createdAt,
  amount: sum(transactions.map(({ amount }) => amount)) / 100,
  note,
  lines: lines.map(({ lineId, quantity, locationId }) => ({
    sku: sold.find(({ id }) => id === lineId)?.sku ?? null,
    quantity,
    isOnShelf: locationId !== null,
  })),
});

export const kindOf = (line: OrderLine): LineSummary['kind'] => {
  if (line.tip) return 'tip';
  if (line.giftCard) return 'giftCard';
  return line.productId === null ? 'custom' : 'goods';
};

function lineSummary(order: Order, line: OrderLine): LineSummary {
  const back = (type: RestockType) =>
    order.refunds
      .flatMap(({ lines }) => lines)
      .filter(({ lineId, restockType }) => lineId === line.id && restockType === type)
      .reduce((sum, { quantity }) => sum + quantity, 0);
  return {
    id: gid('LineItem', line.id),
    sku: line.sku,
    kind: kindOf(line),
    quantity: line.quantity,
    currentQuantity: line.currentQuantity,
    refunded: { cancel: back('CANCEL'), return: back('RETURN'), no_restock: back('NO_RESTOCK') },
    currentTotal: currentLineTotal(line) / 100,
  };
}

const bare = (text: string): string => text.replace(/[^0-9A-Za-z]/g, '').toUpperCase();
const isTaxId = (text: string | null | undefined): text is string => /^(\d{11}|[0-9A-Z]{12}\d{2})$/.test(bare(text ?? ''));

/** This order's own words first: the checkout's field, then its attributes, then the company of its addresses. */
function taxIdOf({ localizedFields, attributes, billing, shipping }: Order): string | null {
  const said = [
    ...localizedFields.map(({ value }) => value),
    ...attributes.filter(({ key }) => /cpf|cnpj|doc/i.test(key)).map(({ value }) => value),
    billing?.company,
    shipping?.company,
  ].find(isTaxId);
  return said === undefined || said === null ? null : bare(said);
}
