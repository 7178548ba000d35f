/** Giving labels back before they are posted. */
import { Hono } from 'hono';
import { createChecker } from './checker.mts';
import type { Simulation, Variables } from './context.mts';
import { needs } from './guard.mts';
import { progress } from './lifecycle.mts';
import { readOrders } from './orderList.mts';
import { invalid, json } from './replies.mts';
import type { Order } from './state.mts';

/** Vendor documentation: a generated label is refunded within 12 hours, once it is known not to have been posted. */
const refundDelayMs = 12 * 3_600_000;

const isCancellable = ({ status }: Order): boolean => status === 'released' || status === 'generated';

export function cancellationRoutes(simulation: Simulation): Hono<Variables> {
  const app = new Hono<Variables>();
  app.post('/shipment/cancellable', needs(simulation, 'shipping-cancel'), (call) => {
    const orders = readOrders(simulation, call.get('body'), 'cancellable-body');
    if (orders instanceof Response) return orders;
    return json(Object.fromEntries(orders.map((order) => [order.id, { cancellable: isCancellable(order) }])));
  });
  app.post('/shipment/cancel', needs(simulation, 'shipping-cancel'), (call) => {
    const orders = readRequest(simulation, call.get('body'));
    if (orders instanceof Response) return orders;
    return json(Object.fromEntries(orders.map((order) => [order.id, { canceled: cancel(simulation, order) }])));
  });
  return app;
}

function readRequest(simulation: Simulation, body: unknown): Order[] | Response {
  const checker = createChecker(body);
  const length = checker.list('orders', { required: true });
  const orders = Array.from({ length }, (_, index) => {
    const id = checker.text(`orders.${index}.id`, { required: true });
    const reason = checker.number(`orders.${index}.reason_id`, { required: true, integer: true });
    if (reason !== null && reason !== 2)
      checker.fail(`orders.${index}.reason_id`, `O campo orders.${index}.reason_id selecionado é inválido.`);
    checker.text(`orders.${index}.description`, { required: true });
    const order = id === null ? undefined : simulation.state.orders.get(id);
    if (id !== null && !order) checker.fail(`orders.${index}.id`, `O campo orders.${index}.id selecionado é inválido.`);
    return order;
  });
  if (checker.failed) {
    simulation.violation('cancel-body', Object.keys(checker.errors).join(', '));
    return invalid(checker.errors);
  }
  return orders.filter((order) => order !== undefined);
}

function cancel(simulation: Simulation, order: Order): boolean {
  if (!isCancellable(order)) return false;
  const wasGenerated = order.status === 'generated';
  progress(simulation, order, 'canceled');
  if (wasGenerated) simulation.world.clock.after(refundDelayMs, refund(simulation, order));
  else refund(simulation, order)();
  return true;
}

function refund(simulation: Simulation, order: Order): () => void {
  const { state } = simulation;
  return () => void (state.balanceCents += order.priceCents);
}
