/** How a label moves from the cart to the customer's door, and the webhook each step sends. */
import { correiosCode } from '../../carriers/objectCode.mts';
import type { Simulation } from './context.mts';
import { carrierCode, selfTracking } from './ids.mts';
import { findService, isCorreios } from './services.mts';
import type { Order, OrderStatus } from './state.mts';
import { notify } from './webhooks.mts';

export type Progress = Exclude<OrderStatus, 'pending' | 'released' | 'generated' | 'ready-to-print'>;

const allowedFrom: Readonly<Record<Progress, readonly OrderStatus[]>> = {
  received: ['generated'],
  posted: ['generated', 'received', 'paused', 'suspended'],
  delivered: ['posted', 'undelivered', 'paused'],
  undelivered: ['posted', 'paused'],
  paused: ['generated', 'received', 'posted'],
  suspended: ['released', 'generated', 'received', 'posted'],
  canceled: ['released', 'generated', 'received'],
  // Nobody made, or nobody posted it in time: the vendor gives the money back.
  expired: ['released', 'generated', 'received'],
};

export function markPaid(simulation: Simulation, order: Order): void {
  move(simulation, order, 'released', 'paid');
}

/** The label takes a few seconds to be made. */
export function startGenerating(simulation: Simulation, order: Order): void {
  const { state, world } = simulation;
  order.generating = true;
  const { generation } = state;
  world.clock.after(state.random.int(2_000, 8_000), () => {
    if (simulation.state.generation !== generation || order.status !== 'released') return;
    order.generating = false;
    const service = findService(order.serviceId);
    order.selfTracking = selfTracking(world.clock.now(), ++state.counter);
    if (service && isCorreios(service)) order.tracking = correiosCode(state.random);
    move(simulation, order, 'generated', 'generated');
  });
}

/** Carries a paid label on; posting gives it the carrier's tracking code where it has none yet. */
export function progress(simulation: Simulation, order: Order, status: Progress): void {
  if (!allowedFrom[status].includes(order.status)) throw new Error(`A label that is ${order.status} cannot become ${status}`);
  if (status === 'expired') simulation.state.balanceCents += order.priceCents;
  if (status === 'posted') order.tracking ??= carrierCode(simulation.state.random);
  move(simulation, order, status, momentOf[status]);
}

const momentOf: Partial<Record<Progress, keyof Order['moments']>> = {
  posted: 'posted',
  delivered: 'delivered',
  canceled: 'canceled',
  expired: 'expired',
  suspended: 'suspended',
};

function move(simulation: Simulation, order: Order, status: OrderStatus, moment: keyof Order['moments'] | undefined): void {
  const now = simulation.world.clock.now();
  order.status = status;
  order.updatedAt = now;
  if (moment) order.moments[moment] = now;
  notify(simulation, order, eventOf(status));
}

const eventOf = (status: OrderStatus): string => (status === 'canceled' ? 'order.cancelled' : `order.${status}`);
