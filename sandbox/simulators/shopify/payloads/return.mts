/** What the topics of returns carry: the return, and of the order no more than its id. */
import { gid } from '../state/ids.mts';
import type { Order, OrderReturn } from '../state/order.mts';
import { exampleOf, like, type Payload } from './examples.mts';
import { rawId } from './json.mts';

export type ReturnTopic = 'returns/request' | 'returns/approve' | 'returns/decline' | 'returns/cancel' | 'returns/close' | 'returns/reopen';

/** The beginnings of a return name the order in full, the endings by its number alone. */
const naming = (topic: ReturnTopic, order: Order): Payload =>
  ['returns/request', 'returns/approve', 'returns/decline'].includes(topic)
    ? { order: { id: rawId(order.id), admin_graphql_api_id: gid('Order', order.id) } }
    : { order_id: rawId(order.id) };

export function returnPayload(topic: ReturnTopic, order: Order, one: OrderReturn): Payload {
  const common = {
    id: rawId(one.id),
    admin_graphql_api_id: gid('Return', one.id),
    status: one.status.toLowerCase(),
    ...naming(topic, order),
  };
  if (topic !== 'returns/request' && topic !== 'returns/approve') return like(exampleOf(topic), common);
  return like(exampleOf(topic), {
    ...common,
    name: one.name,
    total_return_line_items: one.lines.reduce((total, { quantity }) => total + quantity, 0),
    return_line_items: one.lines.map((line) => ({
      id: rawId(line.id),
      admin_graphql_api_id: gid('ReturnLineItem', line.id),
      quantity: line.quantity,
      return_reason: line.reason.toLowerCase(),
      return_reason_note: '',
      customer_note: null,
    })),
    return_shipping_fees: [],
    exchange_line_items: [],
    total_exchange_line_items: 0,
  });
}
