/** A customer presses "buy". */
import type { Random } from '../../../world/random.mts';
import type { ShopContext } from '../context.mts';
import { announceOrder, commit } from '../lifecycle/common.mts';
import { bookFulfillment } from '../lifecycle/fulfill.mts';
import { announcedPayments, markPaid, salesOf } from '../lifecycle/pay.mts';
import { orderPayload } from '../payloads/order.mts';
import { toJson } from '../payloads/json.mts';
import type { Payload } from '../payloads/examples.mts';
import { gid } from '../state/ids.mts';
import type { Order } from '../state/order.mts';
import { makeOrder } from './make.mts';
import type { OrderTraits, PlaceOrderOptions } from './options.mts';
import type { TraitSource } from './traits.mts';

export interface PlacedOrder {
  /** "1001": what the ledger and the other simulators call the order. */
  readonly orderNumber: string;
  readonly id: string;
  readonly traits: OrderTraits;
  /** Reais, as in the payload. */
  readonly total: string;
  /** The body of orders/create as a client's JSON parser sees it: ids beyond 2^53 are rounded. */
  readonly payload: Payload;
}

export function placeOrder(context: ShopContext, random: Random, traitsOf: TraitSource, options: PlaceOrderOptions = {}): PlacedOrder {
  const traits = traitsOf(options);
  const order = makeOrder(context, random, traits, options.overrides);
  context.state.orders.set(order.id, order);
  for (const entry of order.fulfillmentOrders) {
    for (const { lineId, total } of entry.lines) {
      commit(context, order.lines.find(({ id }) => id === lineId)!.inventoryItemId, entry.locationId, total);
    }
  }
  announcePlaced(context, order, options.paid ?? true);
  const payload = JSON.parse(toJson(orderPayload(context.shop, order))) as Payload;
  return { orderNumber: String(order.number), id: gid('Order', order.id), traits, total: String(payload.total_price), payload };
}

function announcePlaced(context: ShopContext, order: Order, paid: boolean): void {
  if (!paid) {
    order.transactions.push(...salesOf(context, order, 'PENDING'));
    announceOrder(context, order, ['orders/create']);
    return;
  }
  markPaid(context, order);
  // Sold over the counter, the goods leave at once.
  const parcels = order.fulfillmentOrders.map((entry) => ({
    entry,
    lines: entry.lines.map(({ id, remaining }) => ({ id, quantity: remaining })),
  }));
  if (order.source === 'pos' && parcels.length > 0) bookFulfillment(context, order, parcels, []);
  announceOrder(context, order, ['orders/create', 'orders/paid', 'orders/updated'], announcedPayments(order));
}
