/** The world's handles, on loopback: what a person does on the console's page and a test over HTTP. */
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import type { World } from '../world/world.mts';
import { openFormDesk } from './acts/formDesk.mts';
import { createBreaker } from './acts/breakages.mts';
import { readBoard } from './board/readBoard.mts';
import { readPage } from './build.mts';
import { breakRoutes, happenRoutes, lookRoutes, type HostDoor } from './routes.mts';

export interface ControlServer {
  readonly url: string;
  stop(): Promise<void>;
}

export function controlApp(world: World, host?: HostDoor): Hono {
  const app = new Hono();
  const breaker = createBreaker(world);
  const seen = new Map<string, number>();
  const forms = host?.form && openFormDesk(world.seed, host.form);
  const broken = () => [...breaker.broken(), ...(host?.isUp() === false ? ['n8n'] : [])];
  const board = () => readBoard({ world, runs: host?.runs() ?? [], broken: broken(), seen, forms });
  app.onError((error, c) => c.json({ message: error.message }, 400));
  app.get('/', async (c) => c.html(await readPage()));
  lookRoutes(app, world, board, host);
  // Only JSON is taken, which no page of another site can send without being asked.
  app.use('/api/*', async (c, next) => {
    if (c.req.header('content-type')?.startsWith('application/json')) return await next();
    return c.json({ message: 'send JSON' }, 415);
  });
  happenRoutes(app, world, forms);
  breakRoutes(app, world, breaker, host);
  return app;
}

export async function startControl(world: World, port = 0, host?: HostDoor): Promise<ControlServer> {
  const app = controlApp(world, host);
  return await new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, (info) =>
      resolve({
        url: `http://127.0.0.1:${info.port}`,
        stop: async () =>
          await new Promise((done) => {
            server.close(() => done());
            // A page that listens would keep it open.
            if ('closeAllConnections' in server) server.closeAllConnections();
          }),
      }),
    );
  });
}
