/** How a label moves from the cart to the customer's door, and what each step tells. */
import { correiosCode } from '../../carriers/objectCode.mts';
import { digits } from '../../world/randomText.mts';
import type { Moment, Order, OrderStatus, Simulation } from './context.mts';
import { serviceOf } from './services.mts';
import { notify } from './webhooks.mts';

/** Vendor documentation: a label that nobody posts lives ten days. */
const lifeMs = 10 * 86_400_000;

export type Progress = 'posted' | 'delivered' | 'canceled' | 'expired';

const allowedFrom: Readonly<Record<Progress, readonly OrderStatus[]>> = {
  posted: ['released'],
  delivered: ['posted'],
  canceled: ['pending', 'released'],
  expired: ['released'],
};

export function pay(simulation: Simulation, order: Order): void {
  const { state, world, random } = simulation;
  move(simulation, order, 'released', 'paid');
  notify(simulation, order, 'order.released');
  const later = (ms: number, task: () => void) =>
    world.clock.after(ms, () => {
      if (simulation.state === state && order.status === 'released') task();
    });
  later(random.int(2_000, 10_000), () => {
    generate(simulation, order);
    notify(simulation, order, 'order.generated');
  });
  later(lifeMs, () => progress(simulation, order, 'expired'));
}

/** The carrier's code is there once the label is made. */
function generate(simulation: Simulation, order: Order): void {
  const isCorreios = serviceOf(order.serviceId)?.company.id === 1;
  order.tracking = isCorreios ? correiosCode(simulation.random) : digits(simulation.random, 14);
  move(simulation, order, order.status, 'generated');
}

export function progress(simulation: Simulation, order: Order, to: Progress): void {
  if (!allowedFrom[to].includes(order.status)) throw new Error(`A label that is ${order.status} cannot become ${to}`);
  if (to === 'posted' && order.tracking === null) generate(simulation, order);
  if (to === 'canceled' || to === 'expired') {
    if (order.status === 'released') simulation.state.balanceCents += order.priceCents;
    if (to === 'expired') order.moments.expired = simulation.world.clock.now();
    move(simulation, order, 'canceled', 'canceled');
    notify(simulation, order, 'order.cancelled');
    return;
  }
  move(simulation, order, to, to);
  notify(simulation, order, `order.${to}`);
}

function move({ world }: Simulation, order: Order, status: OrderStatus, moment: Moment): void {
  const now = world.clock.now();
  order.status = status;
  order.updatedAt = now;
  order.moments[moment] = now;
}
