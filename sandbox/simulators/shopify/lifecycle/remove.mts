import type { ShopContext } from '../context.mts';
import { rawId } from '../payloads/json.mts';
import { gid } from '../state/ids.mts';
import type { Order } from '../state/order.mts';
import { announce } from '../webhooks/announce.mts';

export function remove(context: ShopContext, order: Order): void {
  context.state.orders.delete(order.id);
  announce(context, gid('Order', order.id), [{ topic: 'orders/delete', payload: { id: rawId(order.id) } }]);
}
