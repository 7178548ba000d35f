/** How an order goes on, whoever moves it. */
import type { Context } from '../context.mts';
import type { Order, Parcel, ParcelStatus } from '../model.mts';
import { announce, announceOrder, type OrderEvent } from '../webhooks/deliver.mts';

/** The order's time moves, and who listens is told. */
export function touch(context: Context, order: Order, ...events: readonly OrderEvent[]): void {
  order.updatedAt = context.world.clock.now();
  announceOrder(context, [...events, 'updated'], order.id);
}

export function pay(context: Context, order: Order): void {
  if (order.paymentStatus === 'paid') return;
  order.paymentStatus = 'paid';
  order.paidAt = context.world.clock.now();
  touch(context, order, 'paid');
}

export function cancel(context: Context, order: Order, reason: string): void {
  if (order.status === 'cancelled') return;
  order.status = 'cancelled';
  order.cancelledAt = context.world.clock.now();
  order.cancelReason = reason;
  for (const parcel of order.parcels) if (parcel.status === 'UNPACKED') parcel.status = 'CANCELLED';
  touch(context, order, 'cancelled');
}

export function giveBack(context: Context, order: Order, part = false): void {
  order.paymentStatus = part ? 'partially_refunded' : 'refunded';
  touch(context, order);
}

export interface ParcelChange {
  readonly status?: ParcelStatus | undefined;
  readonly tracking?: Partial<Parcel['tracking']> | undefined;
}

const eventOf: Readonly<Partial<Record<ParcelStatus, OrderEvent>>> = { PACKED: 'packed', UNPACKED: 'unpacked', DISPATCHED: 'fulfilled' };

export function changeParcel(context: Context, order: Order, parcel: Parcel, { status, tracking }: ParcelChange): void {
  const now = context.world.clock.now();
  parcel.tracking = { ...parcel.tracking, ...tracking };
  parcel.updatedAt = now;
  if (tracking) announce(context, 'fulfillment_order/tracking_updated', { id: parcel.id, order_id: order.id });
  if (status !== undefined && status !== parcel.status) {
    parcel.status = status;
    if (status === 'DISPATCHED') parcel.fulfilledAt = now;
    announce(context, 'fulfillment_order/status_updated', { id: parcel.id, order_id: order.id });
    const event = eventOf[status];
    if (event) return touch(context, order, event);
  }
  touch(context, order);
}
