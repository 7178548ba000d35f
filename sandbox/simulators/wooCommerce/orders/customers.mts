/** What happens in the shop without its API: customers, payment plugins and the owner at work. */
import type { Context } from '../context.mts';
import { announceOrder } from '../webhooks/deliver.mts';
import { heldOrder, type WooHeldOrder } from './held.mts';
import { addNote, refund, remove, restore, setMeta, setStatus, touch, trash } from './life.mts';
import { makeOrder, type OrderWishes } from './make.mts';
import type { OrderStatus, WooOrder } from './model.mts';
import { currentLineTotals, totalsOf, unitsBack } from './totals.mts';
import { orderView } from './view.mts';

export interface PlaceOptions {
  /** Default true: paid at once. */
  readonly paid?: boolean;
  /** Instead of `processing` (paid) or `on-hold` (Pix and boleto wait). */
  readonly status?: OrderStatus;
  readonly overrides?: OrderWishes;
}

export interface PlacedWooOrder {
  readonly orderNumber: string;
  readonly id: number;
  /** Reais. */
  readonly total: number;
}

export interface WooRefundOptions {
  /** Position of the line, from 0. */
  readonly line?: number;
  readonly quantity?: number;
  /** Reais; what the line is worth, or all that is left of the order. */
  readonly amount?: number;
  readonly reason?: string;
}

export interface WooCustomers {
  placeOrder(options?: PlaceOptions): PlacedWooOrder;
  payOrder(orderNumber: string): void;
  setOrderStatus(orderNumber: string, status: OrderStatus): void;
  cancelOrder(orderNumber: string): void;
  refundOrder(orderNumber: string, options?: WooRefundOptions): void;
  /** Plugins and payment write the order so many times, two seconds apart: each time it is told as updated. */
  touchOrder(orderNumber: string, times?: number): void;
  setOrderMeta(orderNumber: string, key: string, value: unknown): void;
  /** Payment plugins and the shop's people write so many notes for themselves. */
  writeNotes(orderNumber: string, count: number): void;
  trashOrder(orderNumber: string): void;
  restoreOrder(orderNumber: string): void;
  deleteOrder(orderNumber: string): void;
  /** The block checkout keeps a draft while the customer types, and tells of it as updated. */
  startDraft(overrides?: OrderWishes): PlacedWooOrder;
  finishDraft(orderNumber: string): void;
  orders(): WooHeldOrder[];
  /** As a webhook would send it now. */
  payload(orderNumber: string): Record<string, unknown>;
}

const touchGapMs = 2000;

export function createCustomers(context: Context): WooCustomers {
  const named = (number: string): WooOrder => {
    const found = [...context.sales.orders.values()].find((order) => order.number === number);
    if (!found) throw new Error(`the shop has no order ${number}`);
    return found;
  };
  const moved = (number: string, status: OrderStatus) => {
    setStatus(context, named(number), status);
    touch(context, named(number));
  };
  return {
    placeOrder: (options) => place(context, options),
    payOrder: (number) => pay(context, named(number)),
    setOrderStatus: moved,
    cancelOrder: (number) => moved(number, 'cancelled'),
    refundOrder: (number, options) => giveBack(context, named(number), options),
    touchOrder: (number, times = 1) => touchSeveral(context, named(number), times),
    setOrderMeta(number, key, value) {
      setMeta(context, named(number), { key, value });
      touch(context, named(number));
    },
    writeNotes(number, count) {
      for (let note = 1; note <= count; note++) addNote(context, named(number), `Consulta ${note} ao gateway: aguardando.`);
    },
    trashOrder: (number) => trash(context, named(number)),
    restoreOrder: (number) => restore(context, named(number)),
    deleteOrder: (number) => remove(context, named(number)),
    startDraft: (overrides) => startDraft(context, overrides),
    finishDraft(number) {
      const order = named(number);
      setStatus(context, order, 'pending');
      announceOrder(context, 'order.created', order);
      pay(context, order);
    },
    orders: () => [...context.sales.orders.values()].map((order) => heldOrder(context, order)),
    payload: (number) => JSON.parse(JSON.stringify(orderView(context, named(number)))) as Record<string, unknown>,
  };
}

const placed = (order: WooOrder): PlacedWooOrder => ({ orderNumber: order.number, id: order.id, total: totalsOf(order).total / 100 });

function place(context: Context, { paid = true, status, overrides = {} }: PlaceOptions = {}): PlacedWooOrder {
  const order = makeOrder(context, context.chance, overrides);
  context.sales.orders.set(order.id, order);
  announceOrder(context, 'order.created', order);
  if (paid) pay(context, order, status);
  else {
    setStatus(context, order, status ?? 'on-hold');
    touch(context, order);
  }
  return placed(order);
}

/** The payment plugin notes its transaction, and the shop writes the order several times on the way. */
function pay(context: Context, order: WooOrder, status: OrderStatus = 'processing'): void {
  order.transactionId = `${order.id}${context.chance.int(10_000, 99_999)}`;
  setStatus(context, order, status);
  touch(context, order);
  if (context.updatesPerPayment > 1) touchSeveral(context, order, context.updatesPerPayment - 1);
}

function touchSeveral(context: Context, order: WooOrder, times: number): void {
  for (let turn = 1; turn <= times; turn++) context.world.clock.after(turn * touchGapMs, () => touch(context, order));
}

function giveBack(context: Context, order: WooOrder, { line: index, quantity, amount, reason = '' }: WooRefundOptions = {}): void {
  const { total, refunded } = totalsOf(order);
  const line = index === undefined ? undefined : order.lines[index];
  const units = quantity ?? line?.quantity ?? 0;
  const worth = line ? Math.round((currentLineTotals({ ...order, refunds: [] })[index!]! * units) / line.quantity) : total - refunded;
  const cents = amount === undefined ? worth : Math.round(amount * 100);
  const whole = index === undefined && amount === undefined;
  const lines = line
    ? [{ lineId: line.id, quantity: units, total: cents }]
    : whole
      ? order.lines.map((each) => ({ lineId: each.id, quantity: each.quantity - unitsBack(order, each), total: each.total }))
      : [];
  if (!refund(context, order, { amount: cents, reason, lines })) throw new Error(`there is no such amount left of order ${order.number}`);
}

function startDraft(context: Context, overrides: OrderWishes = {}): PlacedWooOrder {
  const order = makeOrder(context, context.chance, { createdVia: 'store-api', ...overrides });
  order.status = 'checkout-draft';
  context.sales.orders.set(order.id, order);
  touch(context, order);
  return placed(order);
}
