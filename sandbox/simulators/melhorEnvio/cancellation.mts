/** Giving labels back before they are posted. */
import { Hono } from 'hono';
import { createChecker } from '../../carriers/checker.mts';
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
    const order = readRequest(simulation, call.get('body'));
    return order instanceof Response ? order : json({ [order.id]: { canceled: cancel(simulation, order) } });
  });
  return app;
}

/** One label a call, under `order`: a list is not taken. */
function readRequest(simulation: Simulation, body: unknown): Order | Response {
  const checker = createChecker(body);
  const id = checker.text('order.id', { required: true });
  const reason = checker.number('order.reason_id', { required: true, integer: true });
  if (reason !== null && reason !== 2) checker.fail('order.reason_id', 'O campo order.reason_id selecionado é inválido.');
  checker.text('order.description', { required: true });
  const order = id === null ? undefined : simulation.state.orders.get(id);
  if (id !== null && !order) checker.fail('order.id', 'O campo order.id selecionado é inválido.');
  if (order && !checker.failed) return order;
  simulation.violation('cancel-body', Object.keys(checker.errors).join(', '));
  return invalid(checker.errors);
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
