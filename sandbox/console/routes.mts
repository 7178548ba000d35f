/** What the console's server answers: what there is to be seen, and what can be done. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { FaultRule } from '../world/faults.mts';
import type { World } from '../world/world.mts';
import type { Breaker, VendorFault } from './acts/breakages.mts';
import type { FormDesk, FormDoor } from './acts/formDesk.mts';
import { changeOrder, makeHappen } from './acts/happenings.mts';
import type { Board } from './board/board.mts';
import { docsPage, docsPicture } from './docs/pages.mts';
import type { Run } from './board/runs.mts';

/** The n8n beside the world, where there is one. */
export interface HostDoor {
  readonly url: string;
  /** What to log in with, for everybody to see. */
  readonly login: string;
  /** Its executions, the newest first. */
  runs(): readonly Run[];
  isUp(): boolean;
  /** Those that its live flows ask. */
  readonly vendors?: readonly string[];
  /** The form on the web that leads come in by, where there is one. */
  readonly form?: FormDoor;
  /** As a power cut ends it, and as its owner starts it again. */
  stop(): Promise<void>;
  start(): Promise<void>;
}

const tickMs = 500;

export function lookRoutes(app: Hono, world: World, board: () => Board, host: HostDoor | undefined): void {
  app.get('/api/about', (c) =>
    c.json({
      seed: world.seed,
      // A vendor may have several shops in the world, and breaks as one.
      vendors: [...new Set(world.simulators.map(({ vendor }) => vendor))],
      used: host?.vendors ?? [],
      ...(host ? { n8n: { url: host.url, login: host.login } } : {}),
    }),
  );
  app.get('/api/board', (c) => c.json(board()));
  // The whole board where anything on it has changed; the clock goes on by itself.
  app.get('/api/stream', (c) =>
    streamSSE(c, async (stream) => {
      for (let last = ''; !stream.aborted; await wait(tickMs)) {
        const { now, ...rest } = board();
        const data = JSON.stringify(rest);
        await stream.writeSSE(data === last ? { event: 'time', data: now } : { event: 'board', data: JSON.stringify({ now, ...rest }) });
        last = data;
      }
    }),
  );
  app.get('/api/ledger', (c) => c.json(world.ledger()));
  app.get('/api/violations', (c) => c.json(world.violations));
  app.get('/api/log', (c) => c.json(world.dispatcher.log));
  app.get('/api/webhooks', (c) => c.json(world.webhooks.records));
  // What an error means leads there; a page leads to others.
  app.get('/docs/*', async (c) => {
    const path = decodeURIComponent(new URL(c.req.url).pathname).slice(1);
    if (path.endsWith('.png')) return c.body(new Uint8Array(await docsPicture(path)), 200, { 'content-type': 'image/png' });
    return c.html(await docsPage(path));
  });
  app.get('/api/truths', (c) => c.json(world.simulators.map(({ vendor, truths }) => ({ vendor, truths }))));
}

export function happenRoutes(app: Hono, world: World, forms: FormDesk | undefined): void {
  app.post('/api/happenings/:what', async (c) => {
    const { times = 1 } = await c.req.json<{ times?: number }>();
    await makeHappen(world, c.req.param('what'), Math.min(Math.max(1, Math.trunc(times)), 500), forms);
    return c.json({ happened: true });
  });
  app.post('/api/orders/:number/:change', (c) => {
    changeOrder(world, c.req.param('number'), c.req.param('change'));
    return c.json({ happened: true });
  });
  app.post('/api/time', async (c) => {
    const { advanceMs, speed } = await c.req.json<{ advanceMs?: number; speed?: number }>();
    if (speed !== undefined) world.clock.setSpeed(speed);
    if (advanceMs !== undefined) await world.clock.advance(advanceMs);
    return c.json({ now: new Date(world.clock.now()).toISOString() });
  });
}

export function breakRoutes(app: Hono, world: World, breaker: Breaker, host: HostDoor | undefined): void {
  app.put('/api/breakages/:id', async (c) => {
    const { broken } = await c.req.json<{ broken: boolean }>();
    breaker.set(c.req.param('id'), broken);
    return c.json(breaker.broken());
  });
  app.put('/api/strikes', async (c) => {
    const { vendor, kind = 'serverError' } = await c.req.json<{ vendor?: string; kind?: VendorFault }>();
    breaker.strike(vendor, kind);
    return c.json(world.faults.rules());
  });
  app.put('/api/faults', async (c) => {
    world.faults.set(await c.req.json<FaultRule[]>());
    return c.json(world.faults.rules());
  });
  app.put('/api/n8n', async (c) => {
    const { up } = await c.req.json<{ up: boolean }>();
    if (!host) throw new Error('there is no n8n beside this world');
    await (up ? host.start() : host.stop());
    return c.json({ up: host.isUp() });
  });
}
