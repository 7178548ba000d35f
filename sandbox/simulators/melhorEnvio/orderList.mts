/** Reads the `orders` array that the shipment endpoints take. */
import { createChecker } from '../../carriers/checker.mts';
import type { Simulation } from './context.mts';
import type { Order } from './state.mts';
import { invalid } from './replies.mts';

/** The labels asked for, or the refusal of a list that is missing, empty or names a label of nobody. */
export function readOrders(simulation: Simulation, body: unknown, rule: string): Order[] | Response {
  const checker = createChecker(body);
  const length = checker.list('orders', { required: true });
  const orders: Order[] = [];
  for (let index = 0; index < length; index++) {
    const id = checker.text(`orders.${index}`, { required: true });
    const order = id === null ? undefined : simulation.state.orders.get(id);
    if (order) orders.push(order);
    else if (id !== null) checker.fail(`orders.${index}`, `O campo orders.${index} selecionado é inválido.`);
  }
  if (!checker.failed) return orders;
  simulation.violation(rule, Object.keys(checker.errors).join(', '));
  return invalid(checker.errors);
}
