/** The merchant changes an order in the admin: units of a line more or fewer, goods more, the shipping off. */
import type { ShopContext } from '../context.mts';
import { editPayload, type OrderEdit } from '../payloads/edit.mts';
import { goodsLine } from '../orders/lines.mts';
import type { Order } from '../state/order.mts';
import { announceOrder, commit, touch } from './common.mts';

export interface EditRequest {
  /** Position of the line, from 0. */
  readonly line?: number;
  /** Units more (or, below zero, fewer). */
  readonly delta?: number;
  /** Goods that were not in the order. With it, the lines that are stay as they are unless `delta` is given, too. */
  readonly add?: { readonly sku: string; readonly quantity: number };
  readonly removeShipping?: boolean;
}

type Changes = Pick<OrderEdit, 'additions' | 'removals'>;

export function edit(context: ShopContext, order: Order, request: EditRequest): void {
  const wordless = request.add === undefined && request.removeShipping === undefined;
  const changed = wordless || request.delta !== undefined ? changeLine(context, order, request) : { additions: [], removals: [] };
  const added = request.add ? [addGoods(context, order, request.add)] : [];
  if (request.removeShipping && order.shippingLine) order.shippingLine.removed = true;
  order.edited = true;
  touch(context, order);
  const edited: OrderEdit = {
    id: context.state.ids.next(),
    orderId: order.id,
    at: context.world.clock.now(),
    additions: [...changed.additions, ...added],
    removals: changed.removals,
  };
  announceOrder(context, order, ['orders/updated'], [{ topic: 'orders/edited', payload: editPayload(edited) }]);
}

function changeLine(context: ShopContext, order: Order, { line: index = 0, delta = 1 }: EditRequest): Changes {
  const line = order.lines[index];
  if (!line || line.currentQuantity + delta < 0) throw new Error(`Order ${order.number} cannot be edited like that`);
  line.currentQuantity += delta;
  if (delta > 0) {
    // A removal shows in the current quantity only; an addition makes the line longer.
    line.discount = Math.round((line.discount / line.quantity) * (line.quantity + delta));
    line.tax = Math.round((line.tax / line.quantity) * (line.quantity + delta));
    line.quantity += delta;
  }
  const entry = order.fulfillmentOrders.find(({ status }) => status === 'OPEN');
  const work = entry?.lines.find(({ lineId }) => lineId === line.id);
  if (entry && work) {
    work.total = Math.max(0, work.total + delta);
    work.remaining = Math.max(0, work.remaining + delta);
    commit(context, line.inventoryItemId, entry.locationId, delta);
  }
  const change = [{ lineId: line.id, delta: Math.abs(delta) }];
  return { additions: delta > 0 ? change : [], removals: delta < 0 ? change : [] };
}

function addGoods(context: ShopContext, order: Order, wish: { sku: string; quantity: number }) {
  const line = goodsLine(context, wish);
  order.lines.push(line);
  const entry = order.fulfillmentOrders.find(({ status }) => status === 'OPEN');
  if (entry) {
    entry.lines.push({ id: context.state.ids.next(), lineId: line.id, total: line.quantity, remaining: line.quantity });
    commit(context, line.inventoryItemId, entry.locationId, line.quantity);
  }
  return { lineId: line.id, delta: line.quantity };
}
