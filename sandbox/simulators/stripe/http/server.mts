/** The way of a request: key, limit, version, route, permission, parameters, idempotency, and then the work itself. */
import type { Hono } from 'hono';
import { attempt, type Answer } from '../../../http/answer.mts';
import { createApp, type Incoming } from '../../../http/app.mts';
import { letters } from '../../../world/randomText.mts';
import { knownVersions, type Context } from '../context.mts';
import { checkParameters, type Call, type Route } from './call.mts';
import { endpointRoutes } from './endpoints.routes.mts';
import { invalid, rateLimited, refuse } from './errors.mts';
import { eventRoutes } from './events.routes.mts';
import { readForm, type Form } from './form.mts';
import { readingRoutes } from './reading.routes.mts';
import { refundRoutes } from './refunds.routes.mts';

const routes: readonly Route[] = [...readingRoutes, ...eventRoutes, ...refundRoutes, ...endpointRoutes];

const routeOf = (method: string, asked: string): Route | undefined =>
  routes.find((route) => route.method === method && route.pattern.test(asked));

export const operationOf = (method: string, asked: string): string => routeOf(method, asked)?.name ?? 'unknown';

export const createServer = (context: Context): Hono =>
  createApp((incoming) => {
    const requestId = `req_${letters(context.chance, 14)}`;
    const answer = attempt(() => serve(context, incoming, requestId));
    const key = incoming.headers.get('idempotency-key');
    const version = versionOf(context, incoming);
    return {
      ...answer,
      headers: { ...answer.headers, 'Request-Id': requestId, 'Stripe-Version': version, ...(key ? { 'Idempotency-Key': key } : {}) },
    };
  });

const versionOf = ({ settings }: Context, { headers }: Incoming): string => headers.get('stripe-version') ?? settings.accountVersion;

interface Key {
  readonly livemode: boolean;
  readonly restricted: boolean;
}

function keyOf(context: Context, { headers }: Incoming): Key {
  const { secretKey, testKey, restrictedKey } = context.secrets;
  const authorization = headers.get('authorization') ?? '';
  const basic = /^Basic (.+)$/.exec(authorization)?.[1];
  const given = basic === undefined ? authorization.replace(/^Bearer /, '') : Buffer.from(basic, 'base64').toString().split(':')[0];
  if (given === secretKey || given === restrictedKey) return { livemode: true, restricted: given === restrictedKey };
  if (given === testKey) return { livemode: false, restricted: false };
  if (given === '') {
    context.violation('no-key', 'a call without a key');
    refuse(401, { type: 'invalid_request_error', message: 'You did not provide an API key.' });
  }
  return refuse(401, { type: 'invalid_request_error', message: 'Invalid API Key provided.' });
}

function serve(context: Context, incoming: Incoming, requestId: string): Answer {
  const { method, url } = incoming;
  const route = routeOf(method, url.pathname);
  const key = keyOf(context, incoming);
  if (!context.limits.enter(key.livemode, operationOf(method, url.pathname))) {
    context.violation('rate-limit', operationOf(method, url.pathname));
    return rateLimited();
  }
  checkVersion(context, incoming);
  if (!route) {
    context.violation('unknown-route', `${method} ${url.pathname.replace(/\/[a-z]+_\w+/g, '/{id}')}`);
    return refuse(404, { type: 'invalid_request_error', message: `Unrecognized request URL (${method}: ${url.pathname}).` });
  }
  if (key.restricted) checkPermission(context, route);
  checkConnected(context, incoming);
  return carryOut(context, incoming, route, key, requestId);
}

function carryOut(context: Context, incoming: Incoming, route: Route, { livemode }: Key, requestId: string): Answer {
  const { headers, method, url } = incoming;
  const idempotencyKey = headers.get('idempotency-key');
  const call: Call = {
    context,
    version: versionOf(context, incoming),
    livemode,
    ids: (route.pattern.exec(url.pathname) ?? []).slice(1).map(decodeURIComponent),
    params: paramsOf(context, incoming),
    request: { id: requestId, idempotency_key: idempotencyKey },
  };
  checkParameters(call, route.params);
  const work = () => attempt(() => route.handle(call));
  if (method !== 'POST' || idempotencyKey === null) return work();
  if (idempotencyKey.length > 255) invalid('The idempotency key is too long.', undefined, 'idempotency_key_too_long');
  const request = `${livemode} ${url.pathname} ${JSON.stringify(call.params)}`;
  return context.idempotency.answer(idempotencyKey, request, work, (rule) => context.violation(rule, route.name));
}

function paramsOf(context: Context, { method, headers, url, body }: Incoming): Form {
  if (method !== 'POST') return readForm(url.searchParams);
  const type = headers.get('content-type') ?? '';
  if (body !== '' && !type.includes('application/x-www-form-urlencoded')) {
    context.violation('content-type', 'a body that is no form');
    invalid('Invalid request (check that your POST content type is application/x-www-form-urlencoded).');
  }
  return readForm(new URLSearchParams(body));
}

function checkVersion(context: Context, incoming: Incoming): void {
  const version = versionOf(context, incoming);
  if (knownVersions.includes(version)) return;
  context.violation('api-version', 'a version that there is not');
  invalid(`Invalid Stripe API version: ${version}`);
}

function checkPermission({ settings, accountId }: Context, { method, resource }: Route): void {
  const has = settings.permissions[resource] ?? 'none';
  const needs = method === 'GET' ? 'read' : 'write';
  if (has === 'write' || has === needs) return;
  const name = `rak_${resource.replace(/s$/, '')}_${needs}`;
  refuse(403, {
    type: 'invalid_request_error',
    message: `The provided key does not have the required permissions for this endpoint on account '${accountId}'. Having the '${name}' permission would allow this request to continue.`,
  });
}

/** This account is nobody's platform. */
function checkConnected(context: Context, { headers }: Incoming): void {
  const account = headers.get('stripe-account');
  if (account === null || account === context.accountId) return;
  context.violation('foreign-account', 'a call for another account');
  refuse(403, {
    type: 'invalid_request_error',
    code: 'account_invalid',
    message: `The provided key does not have access to account '${account}'.`,
  });
}
