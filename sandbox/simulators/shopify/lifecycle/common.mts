/** What every change of an order has in common. */
import type { ShopContext } from '../context.mts';
import { orderPayload } from '../payloads/order.mts';
import { gid } from '../state/ids.mts';
import type { Order } from '../state/order.mts';
import type { InventoryLevel } from '../state/inventory.mts';
import { announce, type Announcement } from '../webhooks/announce.mts';
import type { AnnouncedTopic } from '../webhooks/topics.mts';

/** The order's time of change moves on; two changes never share an instant. */
export function touch(context: ShopContext, order: Order): void {
  order.updatedAt = Math.max(context.world.clock.now(), order.updatedAt + 1);
}

/** Announces topics that carry the whole order, after any others. */
export function announceOrder(
  context: ShopContext,
  order: Order,
  topics: readonly AnnouncedTopic[],
  before: readonly Announcement[] = [],
): void {
  const payload = orderPayload(context.shop, order);
  announce(context, gid('Order', order.id), [...before, ...topics.map((topic) => ({ topic, payload }))]);
}

export function orderByNumber(context: ShopContext, number: string | number): Order {
  const order = [...context.state.orders.values()].find((one) => one.number === Number(number));
  if (!order) throw new Error(`The simulated shop has no order ${number}`);
  return order;
}

export const levelOf = (context: ShopContext, itemId: string | null, locationId: string): InventoryLevel | undefined =>
  context.state.levels.find((level) => level.itemId === itemId && level.locationId === locationId);

/** Moves units between available and committed: a sale takes them, a restock gives them back. */
export function commit(context: ShopContext, itemId: string | null, locationId: string, quantity: number): void {
  const level = levelOf(context, itemId, locationId);
  if (!level) return;
  level.available -= quantity;
  level.committed += quantity;
  level.updatedAt = context.world.clock.now();
}
