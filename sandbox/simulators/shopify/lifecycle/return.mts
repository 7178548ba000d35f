/** Goods come back: asked for by the customer, opened by the merchant, closed when they are there. Money is another matter. */
import type { ShopContext } from '../context.mts';
import { returnPayload, type ReturnTopic } from '../payloads/return.mts';
import { gid } from '../state/ids.mts';
import type { Order, OrderReturn, ReturnStatus } from '../state/order.mts';
import { announce } from '../webhooks/announce.mts';
import { touch } from './common.mts';

export interface ReturnRequest {
  /** Position of the line, from 0; default: every line that was sent. */
  readonly line?: number;
  readonly quantity?: number;
  /** The customer asks first; default: the merchant opens it at once. */
  readonly requested?: boolean;
}

export function openReturn(context: ShopContext, order: Order, { line: index, quantity, requested = false }: ReturnRequest): OrderReturn {
  const { ids } = context.state;
  const chosen = index === undefined ? order.lines : order.lines.slice(index, index + 1);
  const lines = chosen
    .map((line) => ({ line, sent: sentUnits(order, line.id) }))
    .filter(({ sent }) => sent > 0)
    .map(({ line, sent }) => ({ id: ids.next(), lineId: line.id, quantity: Math.min(sent, quantity ?? sent), reason: 'UNWANTED' }));
  if (lines.length === 0) throw new Error(`Nothing of order ${order.number} was sent, so nothing can come back`);
  const one: OrderReturn = {
    id: ids.next(),
    name: `#${order.number}-R${order.returns.length + 1}`,
    status: requested ? 'REQUESTED' : 'OPEN',
    createdAt: context.world.clock.now(),
    closedAt: null,
    lines,
  };
  order.returns.push(one);
  tell(context, order, one, requested ? 'returns/request' : 'returns/approve');
  return one;
}

const sentUnits = (order: Order, lineId: string): number =>
  order.fulfillments.flatMap(({ lines }) => lines).reduce((sum, line) => sum + (line.lineId === lineId ? line.quantity : 0), 0);

const endings = { approve: 'OPEN', decline: 'DECLINED', cancel: 'CANCELED', close: 'CLOSED', reopen: 'OPEN' } as const;
export type ReturnStep = keyof typeof endings;

const possibleFrom: Readonly<Record<ReturnStep, readonly ReturnStatus[]>> = {
  approve: ['REQUESTED'],
  decline: ['REQUESTED'],
  cancel: ['OPEN'],
  close: ['OPEN'],
  reopen: ['CLOSED'],
};

/** Of the order's last return. */
export function changeReturn(context: ShopContext, order: Order, step: ReturnStep): OrderReturn {
  const one = order.returns.at(-1);
  if (!one || !possibleFrom[step].includes(one.status)) throw new Error(`Order ${order.number} has no return for "${step}"`);
  one.status = endings[step];
  one.closedAt = step === 'close' ? context.world.clock.now() : null;
  tell(context, order, one, `returns/${step}`);
  return one;
}

function tell(context: ShopContext, order: Order, one: OrderReturn, topic: ReturnTopic): void {
  touch(context, order);
  announce(context, gid('Order', order.id), [{ topic, payload: returnPayload(topic, order, one) }]);
}
