/** The world's handles, on loopback: what a person does on the console page and a test over HTTP. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import {
  payAtStripe,
  payCharge,
  placePaidNuvemshopOrder,
  placePaidOrder,
  placePaidWooCommerceOrder,
  type StartedEvent,
} from '../run/events.mts';
import { switchFaultsOn } from '../run/faultPlans.mts';
import { root } from '../setup/paths.mts';
import type { FaultRule } from '../world/faults.mts';
import type { World } from '../world/world.mts';
import { consoleState } from './state.mts';

export interface ControlServer {
  readonly url: string;
  stop(): Promise<void>;
}

export function controlApp(world: World): Hono {
  const app = new Hono();
  app.get('/', async (c) => c.html(await readFile(join(root, 'sandbox', 'control', 'console.html'), 'utf8')));
  app.get('/api/state', (c) => c.json(consoleState(world)));
  app.get('/api/ledger', (c) => c.json(world.ledger()));
  app.get('/api/violations', (c) => c.json(world.violations));
  app.get('/api/log', (c) => c.json(world.dispatcher.log));
  app.get('/api/webhooks', (c) => c.json(world.webhooks.records));
  app.get('/api/truths', (c) => c.json(world.simulators.map(({ vendor, truths }) => ({ vendor, truths }))));

  // Only JSON is taken, which no page of another site can send without being asked.
  app.use('/api/*', async (c, next) => {
    if (c.req.header('content-type')?.startsWith('application/json')) return await next();
    return c.json({ message: 'send JSON' }, 415);
  });
  app.post('/api/orders', async (c) => {
    const { shop = 'shopify' } = await c.req.json<{ shop?: string }>();
    const sell = sales[shop];
    return sell ? c.json(repeat(await count(c.req.json()), () => sell(world))) : c.json({ message: 'there is no such shop' }, 400);
  });
  app.post('/api/charges', async (c) => c.json(repeat(await count(c.req.json()), () => payCharge(world))));
  app.post('/api/time', async (c) => {
    const { advanceMs, speed } = await c.req.json<{ advanceMs?: number; speed?: number }>();
    if (speed !== undefined) world.clock.setSpeed(speed);
    if (advanceMs !== undefined) await world.clock.advance(advanceMs);
    return c.json({ now: new Date(world.clock.now()).toISOString() });
  });
  app.put('/api/faults', async (c) => {
    const rules = await c.req.json<FaultRule[] | 'all' | 'none'>();
    if (rules === 'all') switchFaultsOn(world);
    else world.faults.set(rules === 'none' ? [] : rules);
    return c.json(world.faults.rules());
  });
  return app;
}

export async function startControl(world: World, port = 0): Promise<ControlServer> {
  const app = controlApp(world);
  return await new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, (info) =>
      resolve({ url: `http://127.0.0.1:${info.port}`, stop: async () => await new Promise((done) => server.close(() => done())) }),
    );
  });
}

/** Where a customer can buy. */
const sales: Readonly<Record<string, (world: World) => StartedEvent>> = {
  shopify: placePaidOrder,
  wooCommerce: placePaidWooCommerceOrder,
  nuvemshop: placePaidNuvemshopOrder,
  stripe: payAtStripe,
};

async function count(body: Promise<{ count?: number }>): Promise<number> {
  const { count: wanted = 1 } = await body;
  return Math.min(Math.max(1, Math.trunc(wanted)), 500);
}

function repeat<T>(times: number, work: () => T): T[] {
  return Array.from({ length: times }, work);
}
