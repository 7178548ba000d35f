/** The merchant changes an order in the admin: units of a line more or fewer. */
import type { ShopContext } from '../context.mts';
import { editPayload, type OrderEdit } from '../payloads/edit.mts';
import type { Order } from '../state/order.mts';
import { announceOrder, commit, touch } from './common.mts';

export interface EditRequest {
  /** Position of the line, from 0. */
  readonly line?: number;
  /** Units more (or, below zero, fewer). */
  readonly delta?: number;
}

export function edit(context: ShopContext, order: Order, { line: index = 0, delta = 1 }: EditRequest): void {
  const line = order.lines[index];
  if (!line || line.currentQuantity + delta < 0) throw new Error(`Order ${order.number} cannot be edited like that`);
  line.currentQuantity += delta;
  if (delta > 0) {
    // A removal shows in the current quantity only; an addition makes the line longer.
    line.discount = Math.round((line.discount / line.quantity) * (line.quantity + delta));
    line.quantity += delta;
  }
  const entry = order.fulfillmentOrders.find(({ status }) => status === 'OPEN');
  const work = entry?.lines.find(({ lineId }) => lineId === line.id);
  if (entry && work) {
    work.total = Math.max(0, work.total + delta);
    work.remaining = Math.max(0, work.remaining + delta);
    commit(context, line.inventoryItemId, entry.locationId, delta);
  }
  order.edited = true;
  touch(context, order);
  const change = [{ lineId: line.id, delta: Math.abs(delta) }];
  const edited: OrderEdit = {
    id: context.state.ids.next(),
    orderId: order.id,
    at: context.world.clock.now(),
    additions: delta > 0 ? change : [],
    removals: delta < 0 ? change : [],
  };
  announceOrder(context, order, ['orders/updated'], [{ topic: 'orders/edited', payload: editPayload(edited) }]);
}
