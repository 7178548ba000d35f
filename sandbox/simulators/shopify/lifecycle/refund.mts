import type { ShopContext } from '../context.mts';
import { refundPayload } from '../payloads/refund.mts';
import { sum, type Cents } from '../state/money.mts';
import type { Order, OrderLine, OrderTransaction, Refund, RefundLine, RestockType } from '../state/order.mts';
import { currentLineTax, currentLineTotal, fulfillableQuantity, totalsOf } from '../state/totals.mts';
import { announceOrder, commit, levelOf, touch } from './common.mts';

export interface RefundRequest {
  readonly lines: readonly { readonly lineId: string; readonly quantity: number; readonly restock: boolean }[];
  /** What of the shipping goes back. */
  readonly shipping?: Cents;
  /** What goes back to the customer; default: the price of the lines with their tax, and the shipping. */
  readonly amount?: Cents;
  readonly note?: string | null;
}

/** Books the refund and says nothing: the caller announces. */
export function bookRefund(context: ShopContext, order: Order, request: RefundRequest): Refund {
  const { ids } = context.state;
  const lines = request.lines.flatMap(({ lineId, quantity, restock }) => takeBack(context, order, { lineId, quantity, restock }));
  const shipping = request.shipping ?? 0;
  if (order.shippingLine) order.shippingLine.refunded += shipping;
  const worth = sum(lines.map(({ subtotal, tax }) => subtotal + tax)) + shipping;
  const amount = request.amount ?? worth;
  const discrepancy = amount - worth;
  const refund: Refund = {
    id: ids.next(),
    note: request.note ?? null,
    createdAt: context.world.clock.now(),
    lines,
    shipping: shipping > 0 ? { id: ids.next(), amount: shipping } : null,
    // A cancellation gives back by its own rules: what is left then is 0 whatever the lines say.
    discrepancy:
      discrepancy === 0
        ? null
        : { id: ids.next(), amount: discrepancy, lowersTotal: discrepancy > 0 && context.options.moneyRefundsLowerTheTotal === true },
    transactions: moneyBack(context, order, amount),
  };
  order.refunds.push(refund);
  order.transactions.push(...refund.transactions);
  const { refunded, received } = totalsOf(order);
  if (refunded > 0) order.financial = refunded >= received ? 'REFUNDED' : 'PARTIALLY_REFUNDED';
  touch(context, order);
  return refund;
}

/** The last payment is given back first, each as far as it goes. */
function moneyBack(context: ShopContext, order: Order, amount: Cents): OrderTransaction[] {
  const sales = order.transactions.filter(({ kind, status }) => kind === 'SALE' && status === 'SUCCESS').toReversed();
  let left = amount;
  return sales.flatMap((sale) => {
    const before = sum(order.transactions.filter(({ parentId }) => parentId === sale.id).map((one) => one.amount));
    const part = Math.min(left, sale.amount - before);
    left -= part;
    if (part <= 0) return [];
    const { gateway } = sale;
    const processedAt = context.world.clock.now();
    return [{ id: context.state.ids.next(), kind: 'REFUND', status: 'SUCCESS', gateway, amount: part, processedAt, parentId: sale.id }];
  });
}

/** Units that were not sent are cancelled, those that were come back: two lines of the refund where it is both. */
function takeBack(context: ShopContext, order: Order, { lineId, quantity, restock }: RefundRequest['lines'][number]): RefundLine[] {
  const line = order.lines.find(({ id }) => id === lineId)!;
  const unsent = Math.min(quantity, line.requiresShipping ? fulfillableQuantity(order, line) : quantity);
  const back = (part: number, restockType: RestockType) => (part > 0 ? [refundLine(context, order, line, part, restockType)] : []);
  if (!restock) return back(quantity, 'NO_RESTOCK');
  return [...back(unsent, 'CANCEL'), ...back(quantity - unsent, 'RETURN')];
}

function refundLine(context: ShopContext, order: Order, line: OrderLine, quantity: number, restockType: RestockType): RefundLine {
  const [price, tax] = [currentLineTotal(line), currentLineTax(line)];
  const place = order.fulfillmentOrders.find(({ lines }) => lines.some(({ lineId }) => lineId === line.id))?.locationId ?? null;
  line.currentQuantity -= quantity;
  if (restockType === 'RETURN') returnToShelf(context, line, place, quantity);
  else takeOffFulfillmentOrders(context, order, line.id, quantity, restockType === 'CANCEL');
  return {
    id: context.state.ids.next(),
    lineId: line.id,
    quantity,
    subtotal: price - currentLineTotal(line),
    tax: tax - currentLineTax(line),
    restockType,
    locationId: restockType === 'NO_RESTOCK' ? null : place,
  };
}

function returnToShelf(context: ShopContext, line: OrderLine, place: string | null, quantity: number): void {
  const level = place === null ? undefined : levelOf(context, line.inventoryItemId, place);
  if (!level) return;
  level.available += quantity;
  level.updatedAt = context.world.clock.now();
}

/** Units that are refunded before they were shipped will not be shipped any more. */
function takeOffFulfillmentOrders(context: ShopContext, order: Order, lineId: string, quantity: number, restock: boolean): void {
  let left = quantity;
  for (const entry of order.fulfillmentOrders.filter(({ status }) => status === 'OPEN' || status === 'IN_PROGRESS')) {
    for (const line of entry.lines.filter((one) => one.lineId === lineId)) {
      const taken = Math.min(left, line.remaining);
      line.remaining -= taken;
      line.total -= taken;
      left -= taken;
      if (restock) commit(context, order.lines.find(({ id }) => id === lineId)!.inventoryItemId, entry.locationId, -taken);
    }
    if (entry.lines.every(({ remaining }) => remaining === 0)) entry.status = 'CLOSED';
  }
}

export function refund(context: ShopContext, order: Order, request: RefundRequest): Refund {
  const booked = bookRefund(context, order, request);
  announceOrder(context, order, ['orders/updated'], [{ topic: 'refunds/create', payload: refundPayload(order, booked) }]);
  return booked;
}
