/** The web server of a simulator that works by hand: every request, read whole, goes through one function. */
import { Hono } from 'hono';
import { attempt, toResponse } from './answer.mts';
import type { Answer } from './answer.mts';

export interface Incoming {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: string;
}

export function createApp(serve: (incoming: Incoming) => Answer): Hono {
  const app = new Hono();
  app.all('*', async ({ req }) => {
    const incoming = { method: req.method, url: new URL(req.url), headers: req.raw.headers, body: await req.text() };
    return toResponse(attempt(() => serve(incoming)));
  });
  return app;
}
