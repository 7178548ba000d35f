/** The way of a request: who asks, token, bucket, route, scope, body, and then the work itself. */
import type { Hono } from 'hono';
import { attempt, parseJson, type Answer } from '../../../http/answer.mts';
import { createApp, type Incoming } from '../../../http/app.mts';
import type { Context } from '../context.mts';
import { checkoutRoutes } from '../orders/checkouts.mts';
import { orderRoutes } from '../orders/routes.mts';
import { webhookRoutes } from '../webhooks/routes.mts';
import { faultAnswer, ok, refuse, tooMany } from './answers.mts';
import { path, type Route } from './call.mts';
import { metafieldRoutes } from './metafields.routes.mts';
import { exchange, tokenPath } from './token.mts';

const store: Route = {
  method: 'GET',
  pattern: path('/store'),
  name: 'store.get',
  scope: undefined,
  handle: ({ context }) =>
    ok({
      id: Number(context.secrets.storeId),
      name: { pt: 'Loja Ponte' },
      country: 'BR',
      main_currency: 'BRL',
      main_language: 'pt',
      email: 'dona@loja-ponte.example',
      original_domain: 'loja-ponte.lojavirtualnuvem.com.br',
    }),
};

const routes: readonly Route[] = [store, ...orderRoutes, ...checkoutRoutes, ...metafieldRoutes, ...webhookRoutes];

/** The version, the store, and the rest. */
const address = /^\/(v1|2025-03)\/(\d+)(\/.*)?$/;

function routeOf(method: string, asked: string): { route: Route; ids: string[] } | undefined {
  const rest = address.exec(asked)?.[3] ?? '';
  const route = routes.find((one) => one.method === method && one.pattern.test(rest));
  return route && { route, ids: (route.pattern.exec(rest) ?? []).slice(1) };
}

export const operationOf = (method: string, asked: string): string =>
  asked === tokenPath ? 'oauth.token' : (routeOf(method, asked)?.route.name ?? 'unknown');

export const createServer = (context: Context): Hono =>
  createApp((incoming) => {
    if (incoming.url.pathname === tokenPath) return attempt(() => exchange(context, incoming));
    const answer = attempt(() => serve(context, incoming));
    return { ...answer, headers: { ...context.bucket.headers(), ...answer.headers } };
  });

function serve(context: Context, incoming: Incoming): Answer {
  const { method, url } = incoming;
  checkAgent(context, incoming);
  checkToken(context, incoming);
  if (!context.bucket.enter()) {
    context.violation('rate-limit', operationOf(method, url.pathname));
    return tooMany();
  }
  if (context.settings.suspended) refuse(402, 'The store is suspended');
  const found = routeOf(method, url.pathname);
  if (!found) {
    context.violation('unknown-route', `${method} ${url.pathname.replace(/\d+/g, '{id}')}`);
    return faultAnswer(404, 'Not Found');
  }
  const { route, ids } = found;
  if (route.scope !== undefined && !context.settings.scopes.includes(route.scope)) refuse(403, `Missing a required scope: ${route.scope}`);
  return route.handle({ context, url, ids, body: bodyOf(context, incoming) });
}

/** An app's name, and where its people can be reached. */
function checkAgent(context: Context, { headers }: Incoming): void {
  if (/^\S.*\(.+\)/.test(headers.get('user-agent') ?? '')) return;
  context.violation('user-agent', 'no name of an app with a way to reach its people');
  refuse(400, 'Missing a valid user agent');
}

function checkToken(context: Context, { headers, url }: Incoming): void {
  const given = headers.get('authentication') ?? headers.get('authorization') ?? '';
  const token = /^bearer (.+)$/i.exec(given)?.[1];
  if (token === undefined) context.violation('no-token', 'a call without a token');
  const ofStore = address.exec(url.pathname)?.[2] ?? context.secrets.storeId;
  if (token !== context.secrets.accessToken || !context.installed || ofStore !== context.secrets.storeId)
    refuse(401, 'Invalid access token');
}

function bodyOf(context: Context, { method, headers, body }: Incoming): unknown {
  if (['GET', 'DELETE'].includes(method) || body === '') return undefined;
  const isJson = headers.get('content-type')?.includes('application/json') ?? false;
  const parsed = isJson ? parseJson(body) : undefined;
  if (typeof parsed === 'object' && parsed !== null) return parsed;
  context.violation('invalid-body', isJson ? 'no JSON' : 'a content type other than application/json');
  return refuse(isJson ? 400 : 415, 'The body is no JSON');
}
