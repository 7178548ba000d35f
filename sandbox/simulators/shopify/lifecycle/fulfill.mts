/** Parcels leave: units move from fulfillment orders into a fulfillment, which can be done once only. */
import type { ShopContext } from '../context.mts';
import { fulfillmentPayload } from '../payloads/fulfillment.mts';
import type { Fulfillment, FulfillmentOrder, Order, Tracking } from '../state/order.mts';
import { fulfillmentStatusOf } from '../state/totals.mts';
import { announceOrder, levelOf, touch } from './common.mts';

export interface Parcel {
  readonly entry: FulfillmentOrder;
  readonly lines: readonly { readonly id: string; readonly quantity: number }[];
}

/** Books the fulfillment and says nothing: the caller announces. */
export function bookFulfillment(context: ShopContext, order: Order, parcels: readonly Parcel[], tracking: Tracking[]): Fulfillment {
  const { ids } = context.state;
  const now = context.world.clock.now();
  const fulfillment: Fulfillment = {
    id: ids.next(),
    name: `#${order.number}.${order.fulfillments.length + 1}`,
    fulfillmentOrderIds: parcels.map(({ entry }) => entry.id),
    locationId: parcels[0]!.entry.locationId,
    lines: parcels.flatMap((parcel) => take(context, order, parcel)),
    tracking,
    events: [],
    createdAt: now,
    updatedAt: now,
  };
  order.fulfillments.push(fulfillment);
  if (fulfillmentStatusOf(order) === 'FULFILLED') order.closedAt ??= now;
  return fulfillment;
}

export function fulfill(context: ShopContext, order: Order, parcels: readonly Parcel[], tracking: Tracking[]): Fulfillment {
  const fulfillment = bookFulfillment(context, order, parcels, tracking);
  const complete = fulfillmentStatusOf(order) === 'FULFILLED';
  touch(context, order);
  announceOrder(
    context,
    order,
    [complete ? 'orders/fulfilled' : 'orders/partially_fulfilled', 'orders/updated'],
    [{ topic: 'fulfillments/create', payload: fulfillmentPayload(order, fulfillment) }],
  );
  return fulfillment;
}

function take(context: ShopContext, order: Order, { entry, lines }: Parcel): Fulfillment['lines'] {
  const taken = lines.map(({ id, quantity }) => {
    const work = entry.lines.find((line) => line.id === id)!;
    work.remaining -= quantity;
    const level = levelOf(context, order.lines.find((line) => line.id === work.lineId)!.inventoryItemId, entry.locationId);
    if (level) level.committed -= quantity;
    return { id: context.state.ids.next(), lineId: work.lineId, quantity };
  });
  if (entry.lines.every(({ remaining }) => remaining === 0)) entry.status = 'CLOSED';
  entry.updatedAt = context.world.clock.now();
  return taken;
}

export function announceTracking(context: ShopContext, order: Order, fulfillment: Fulfillment): void {
  fulfillment.updatedAt = context.world.clock.now();
  touch(context, order);
  announceOrder(context, order, ['orders/updated'], [{ topic: 'fulfillments/update', payload: fulfillmentPayload(order, fulfillment) }]);
}
