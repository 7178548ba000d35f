/** Where the parcels are: `POST /shipment/tracking`. */
import { Hono } from 'hono';
import type { Simulation, Variables } from './context.mts';
import { needs } from './guard.mts';
import { dates } from './orderBody.mts';
import { readOrders } from './orderList.mts';
import { json } from './replies.mts';
import type { Order } from './state.mts';

/** Vendor documentation: the answer is cached for an hour. */
const cacheMs = 3_600_000;

export function trackingRoutes(simulation: Simulation): Hono<Variables> {
  const app = new Hono<Variables>();
  app.post('/shipment/tracking', needs(simulation, 'shipping-tracking'), (call) => {
    const orders = readOrders(simulation, call.get('body'), 'tracking-body');
    if (orders instanceof Response) return orders;
    return json(Object.fromEntries(orders.map((order) => [order.id, cached(simulation, order)])));
  });
  return app;
}

function cached({ state, world }: Simulation, order: Order): Record<string, unknown> {
  const now = world.clock.now();
  const known = state.trackingCache.get(order.id);
  if (known && now < known.at + cacheMs) return known.answer;
  const answer = trackingBody(order);
  state.trackingCache.set(order.id, { at: now, answer });
  return answer;
}

function trackingBody(order: Order): Record<string, unknown> {
  const { updated_at: _updated, suspended_at: _suspended, ...moments } = dates(order);
  return {
    id: order.id,
    protocol: order.protocol,
    status: order.status,
    tracking: order.tracking,
    melhorenvio_tracking: order.selfTracking,
    ...moments,
  };
}
