/** How an order goes on, whoever moves it: the customer, the payment plugin, the owner or the client. */
import type { Context } from '../context.mts';
import { countedAt } from '../stock.mts';
import { announceOrder } from '../webhooks/deliver.mts';
import type { Meta, OrderStatus, RefundLine, WooOrder, WooRefund } from './model.mts';
import { totalsOf, unitsBack } from './totals.mts';

const paidStatuses: readonly OrderStatus[] = ['processing', 'completed'];

/** In these the shop takes an order's units, in those it gives them back (vendor source, wc-stock-functions.php). */
const takingStatuses: readonly OrderStatus[] = [...paidStatuses, 'on-hold'];
const givingStatuses: readonly OrderStatus[] = ['cancelled', 'pending'];

export function setStatus(context: Context, order: WooOrder, status: OrderStatus): void {
  const now = context.world.clock.now();
  if (order.status === status) return;
  const from = order.status;
  order.status = status;
  // The shop notes the first payment, be it a part.
  if (paidStatuses.includes(status) || status === 'partially-paid') order.paidAt ??= now;
  if (takingStatuses.includes(status)) takeStock(context, order);
  if (status === 'completed') order.completedAt = now;
  if (givingStatuses.includes(status)) giveStockBack(context, order);
  addNote(context, order, `Status do pedido alterado de ${from} para ${status}.`, { author: 'WooCommerce' });
}

const reduced = '_reduced_stock';

/** Each line remembers that its units are taken. */
function takeStock(context: Context, order: WooOrder): void {
  for (const line of order.lines) {
    const counted = countedOf(context, line.sku);
    if (!counted || line.meta.some(({ key }) => key === reduced)) continue;
    counted.quantity = (counted.quantity ?? 0) - line.quantity;
    line.meta.push({ id: context.sales.nextId++, key: reduced, value: String(line.quantity) });
  }
}

function giveStockBack(context: Context, order: WooOrder): void {
  for (const line of order.lines) {
    const taken = line.meta.findIndex(({ key }) => key === reduced);
    const counted = countedOf(context, line.sku);
    if (taken < 0 || !counted) continue;
    counted.quantity = (counted.quantity ?? 0) + line.quantity;
    line.meta.splice(taken, 1);
  }
}

function countedOf({ shop }: Context, sku: string) {
  const product = [...shop.products.values()].find((each) => each.sku === sku && sku !== '');
  return product && countedAt(shop, product);
}

/** The first entry with this key gets the value; a new one is made where there is none. */
export function setMeta(context: Context, order: WooOrder, entry: { id?: number | undefined; key: string; value: unknown }): void {
  const found = order.meta.find((each: Meta) => (entry.id === undefined ? each.key === entry.key : each.id === entry.id));
  if (found) found.value = entry.value;
  else order.meta.push({ id: context.sales.nextId++, key: entry.key, value: entry.value });
}

export function addNote(
  context: Context,
  order: WooOrder,
  note: string,
  { author = 'system', forCustomer = false }: { readonly author?: string; readonly forCustomer?: boolean } = {},
) {
  const added = { id: context.sales.nextId++, createdAt: context.world.clock.now(), author, note, forCustomer };
  order.notes.push(added);
  return added;
}

export interface RefundRequest {
  /** Cents. */
  readonly amount: number;
  readonly reason?: string;
  readonly byGateway?: boolean;
  readonly byClient?: boolean;
  readonly lines?: readonly RefundLine[];
}

/** Undefined where more would go back than is left. */
export function refund(context: Context, order: WooOrder, request: RefundRequest): WooRefund | undefined {
  const { total, refunded } = totalsOf(order);
  const lines = request.lines ?? [];
  const left = (lineId: number) => {
    const line = order.lines.find(({ id }) => id === lineId);
    return line ? line.quantity - unitsBack(order, line) : 0;
  };
  if (request.amount <= 0 || request.amount > total - refunded || lines.some((line) => line.quantity > left(line.lineId))) return undefined;
  const made: WooRefund = {
    id: context.sales.nextId++,
    createdAt: context.world.clock.now(),
    amount: request.amount,
    reason: request.reason ?? '',
    byGateway: request.byGateway ?? false,
    byClient: request.byClient ?? false,
    lines,
  };
  order.refunds.push(made);
  if (totalsOf(order).refunded === total) setStatus(context, order, 'refunded');
  touch(context, order);
  return made;
}

/** The order was written: its time moves, and who listens is told. */
export function touch(context: Context, order: WooOrder): void {
  order.modifiedAt = context.world.clock.now();
  announceOrder(context, 'order.updated', order);
}

export function trash(context: Context, order: WooOrder): void {
  order.beforeTrash = order.status;
  order.status = 'trash';
  order.modifiedAt = context.world.clock.now();
  announceOrder(context, 'order.deleted', order);
}

export function restore(context: Context, order: WooOrder): void {
  order.status = order.beforeTrash ?? 'pending';
  order.modifiedAt = context.world.clock.now();
  announceOrder(context, 'order.restored', order);
}

export function remove(context: Context, order: WooOrder): void {
  context.sales.orders.delete(order.id);
  announceOrder(context, 'order.deleted', order);
}
