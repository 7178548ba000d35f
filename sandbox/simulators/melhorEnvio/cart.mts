/** The cart: labels that are wanted and not yet paid. */
import { Hono } from 'hono';
import { createChecker } from '../../carriers/checker.mts';
import { readCartBody } from './cartBody.mts';
import type { CartBody } from './cartBody.mts';
import type { Simulation, Variables } from './context.mts';
import { needs } from './guard.mts';
import { protocol, uuid } from './ids.mts';
import { cartBody, orderBody } from './orderBody.mts';
import { priceOf, whyNot } from './pricing.mts';
import { invalid, json, notFound, refused } from './replies.mts';
import { notify } from './webhooks.mts';
import { paginate } from './paging.mts';
import type { Order } from './state.mts';

export function cartRoutes(simulation: Simulation): Hono<Variables> {
  const app = new Hono<Variables>();
  const pending = (id: string) => {
    const order = simulation.state.orders.get(id);
    return order?.status === 'pending' ? order : undefined;
  };

  app.post('/cart', needs(simulation, 'cart-write'), (call) => {
    const checker = createChecker(call.get('body'));
    const body = readCartBody(checker, call.get('token'));
    if (!body) {
      simulation.violation('cart-body', Object.keys(checker.errors).join(', '));
      return invalid(checker.errors);
    }
    return add(simulation, body);
  });
  app.get('/cart', needs(simulation, 'cart-read'), (call) => {
    const rows = [...simulation.state.orders.values()].filter(({ status }) => status === 'pending').reverse();
    return json(paginate(rows.map(orderBody), call.req.url));
  });
  app.get('/cart/:id', needs(simulation, 'cart-read'), (call) => {
    const order = pending(call.req.param('id'));
    return order ? json(orderBody(order)) : notFound();
  });
  app.delete('/cart/:id', needs(simulation, 'cart-write'), (call) => {
    const order = pending(call.req.param('id'));
    if (!order) return notFound();
    simulation.state.orders.delete(order.id);
    return new Response(null, { status: 204 });
  });
  return app;
}

function add(simulation: Simulation, body: CartBody): Response {
  const shipment = { ...body, from: body.from.postal_code, to: body.to.postal_code };
  const reason = whyNot(body.service, shipment);
  if (reason) return refused(reason);
  const order = create(simulation, body, priceOf(body.service, shipment));
  simulation.state.orders.set(order.id, order);
  notify(simulation, order, 'order.created');
  return json(cartBody(order), 201);
}

function create({ state, world }: Simulation, body: CartBody, price: ReturnType<typeof priceOf>): Order {
  const { service, ...rest } = body;
  const now = world.clock.now();
  return {
    ...rest,
    id: uuid(state.random),
    protocol: protocol('ORD', now, ++state.counter),
    serviceId: service.id,
    priceCents: price.cents,
    deliveryDays: price.days,
    createdAt: now,
    updatedAt: now,
    moments: {},
    status: 'pending',
    generating: false,
    tracking: null,
    selfTracking: null,
  };
}
