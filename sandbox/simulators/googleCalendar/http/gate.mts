/** What every request passes: host, route, login, scope, quota, body. */
import { parseJson, type Answer } from '../../../http/answer.mts';
import type { Incoming } from '../../../http/app.mts';
import { blame, type Call } from '../call.mts';
import type { Simulation } from '../context.mts';
import {
  backendError,
  failure,
  loginExpired,
  loginMissing,
  notFound,
  parseError,
  quotaExceeded,
  refuse,
  scopeMissing,
  userRateLimit,
} from '../errors.mts';
import { authorize, token } from '../login/endpoints.mts';
import { scopesOf } from '../login/scopes.mts';
import type { JsonObject } from '../types.mts';
import { pick, wantedFields } from './fields.mts';
import { isOverLimit } from './limits.mts';
import { strangeParameters } from './parameterNames.mts';
import { findRoute, operationOf } from './routes.mts';

const apiHosts = ['www.googleapis.com', 'calendar.googleapis.com'];

export function serve(simulation: Simulation, incoming: Incoming): Answer {
  const { method, url } = incoming;
  if (simulation.state.down) return failure(backendError(503));
  const operation = operationOf({ method, path: url.pathname });
  if (url.hostname === 'accounts.google.com' && operation === 'oauth.authorize') return authorize(simulation, incoming);
  if (url.hostname === 'oauth2.googleapis.com' && operation === 'oauth.token') return token(simulation, incoming);
  const found = apiHosts.includes(url.hostname) ? findRoute(method, url.pathname) : undefined;
  if (!found) {
    simulation.violation('unknown-route', `${method} ${operation} at ${url.hostname}`);
    return failure(notFound());
  }
  const call = enter(simulation, incoming, found.route.operation, found.params);
  const wanted = wantedFields(call);
  const answer = found.route.handle(call);
  return answer.body === undefined ? answer : { ...answer, body: pick(answer.body, wanted), headers: etagHeader(answer.body) };
}

const etagHeader = (body: unknown): Record<string, string> => {
  const { etag } = body as { etag?: string };
  return etag === undefined ? {} : { ETag: etag };
};

function enter(simulation: Simulation, incoming: Incoming, operation: string, params: Call['params']): Call {
  const { url, headers, method } = incoming;
  checkLogin(simulation, headers, operation);
  if (isOverLimit(simulation)) {
    simulation.violation('rate-limit', 'more than 600 requests in a minute');
    refuse(userRateLimit());
  }
  if (simulation.state.usageLimitReached && ['POST', 'PATCH', 'PUT'].includes(method) && operation !== 'freeBusy.query')
    refuse(quotaExceeded());
  const call: Call = { simulation, operation, params, query: url.searchParams, headers, body: {} };
  const strange = strangeParameters(operation, url.searchParams);
  if (strange.length > 0) simulation.violation('unknown-parameter', `${operation}: ${strange.join(', ')}`);
  return { ...call, body: bodyOf(call, incoming) };
}

function checkLogin({ logins, violation }: Simulation, headers: Headers, operation: string): void {
  const value = /^Bearer (\S+)$/i.exec(headers.get('authorization') ?? '')?.[1];
  if (value === undefined) {
    violation('authorization', 'no bearer token');
    refuse(loginMissing());
  }
  const scopes = logins.scopesOf(value!) ?? refuse(loginExpired());
  if ((scopesOf[operation] ?? []).some((one) => scopes.includes(one))) return;
  violation('scope', `the login lacks a scope for ${operation}`);
  refuse(scopeMissing());
}

function bodyOf(call: Call, { method, body }: Incoming): JsonObject {
  if (method === 'GET' || method === 'DELETE' || body === '') return {};
  const parsed = parseJson(body);
  const isJson = (call.headers.get('content-type') ?? '').includes('json');
  if (!isJson || typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return blame(call, 'malformed-body', parseError());
  return parsed as JsonObject;
}
