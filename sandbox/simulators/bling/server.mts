/** The way of a request through Bling: block, route, login, limits, parameters, body, and then the operation itself. */
import { Hono } from 'hono';
import { attempt, parseJson } from '../../http/answer.mts';
import {
  Refusal,
  badParameters,
  emptyBody,
  insufficientScope,
  invalidToken,
  methodNotAllowed,
  notFound,
  toResponse,
  unauthenticated,
  unreadableBody,
  validationError,
} from './answers.mts';
import type { Answer } from './answers.mts';
import type { BodyCheck } from './bodyCheck.mts';
import type { Context } from './context.mts';
import type { Grants } from './grants.mts';
import type { Limits } from './limits.mts';
import type { OauthEndpoints } from './oauthEndpoints.mts';
import { publicDanfe, publicXml } from './publicDocuments.mts';
import { checkQuery } from './queryCheck.mts';
import { apiPath, findRoute, operationName, pathValues, routes } from './routes.mts';
import type { Route } from './routes.mts';
import type { SpecOperation, Specification } from './specification.mts';

export interface ServerParts {
  readonly context: Context;
  readonly grants: Grants;
  readonly limits: Limits;
  readonly oauth: OauthEndpoints;
  readonly specification: Specification;
  readonly bodies: BodyCheck;
  /** Resources (as the vendor's document names them) that the application was given no scope for. */
  readonly deniedScopes: Set<string>;
}

interface Incoming {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: string;
}

const siteHosts = ['bling.com.br', 'www.bling.com.br'];

export function createServer(parts: ServerParts): Hono {
  const app = new Hono();
  app.all('*', async ({ req }) => {
    const incoming = { method: req.method, url: new URL(req.url), headers: req.raw.headers, body: await req.text() };
    const answer = attempt(() => serve(parts, incoming));
    if (answer.status >= 400) parts.limits.failed();
    return toResponse(answer);
  });
  return app;
}

function serve(parts: ServerParts, incoming: Incoming): Answer {
  const { method, url, headers, body } = incoming;
  const operation = operationName(method, url.pathname);
  const blocked = parts.limits.address(operation === 'oauth.token');
  if (blocked) return blocked;
  const onSite = siteHosts.includes(url.hostname);
  if (operation === 'oauth.token') return parts.oauth.token({ headers, body });
  if (operation === 'oauth.authorize' && onSite) return parts.oauth.authorize(url.searchParams);
  if (operation === 'document.xml' && onSite) return publicXml(parts.context, url.searchParams);
  if (operation === 'document.danfe' && onSite) return publicDanfe(parts.context, url.searchParams);
  return serveApi(parts, incoming);
}

function serveApi(parts: ServerParts, incoming: Incoming): Answer {
  const { context, specification } = parts;
  const route = findRoute(incoming.method, incoming.url.pathname);
  const path = apiPath(incoming.url.pathname);
  if (!route || (specification.isLiteral(path) && route.path !== path)) return unknownRoute(parts, incoming.method, path);
  const operation = specification.operation(route.method, route.path)!;
  checkLogin(parts, incoming, operation);
  const limited = parts.limits.account();
  if (limited) return limited;
  const values = pathValues(route, incoming.url.pathname);
  checkParameters(context, route, operation, values, incoming.url.searchParams);
  return route.handle(context, { path: values, query: incoming.url.searchParams, body: checkedBody(parts, route, operation, incoming) });
}

function unknownRoute({ context, specification }: ServerParts, method: string, path: string): Answer {
  const shape = path.replace(/\d{3,}/g, '{id}');
  const known = specification.knows(method, path);
  context.violation(known ? 'route-not-simulated' : 'unknown-route', `${method} ${shape || 'outside the API'}`);
  const otherMethod = !known && routes.some((route) => route.pattern.test(path));
  return otherMethod ? methodNotAllowed() : notFound();
}

function checkLogin({ context, grants, deniedScopes }: ServerParts, { headers }: Incoming, operation: SpecOperation): void {
  const token = /^Bearer (.+)$/.exec(headers.get('authorization') ?? '')?.[1];
  if (token === undefined) {
    context.violation('no-token', 'a call without Authorization: Bearer');
    throw new Refusal(unauthenticated());
  }
  const state = grants.state(token, headers.get('enable-jwt') === '1');
  if (state === 'header-missing') context.violation('jwt-header-missing', 'a JWT token was sent without the header enable-jwt: 1');
  if (state !== 'valid') throw new Refusal(invalidToken());
  if (deniedScopes.has(operation.resource)) throw new Refusal(insufficientScope());
}

function checkParameters(
  context: Context,
  route: Route,
  operation: SpecOperation,
  values: Record<string, string>,
  query: URLSearchParams,
): void {
  const verdict = checkQuery(operation, values, query);
  for (const name of verdict.unknown) context.violation('unknown-parameter', `${route.name}: ${name}`);
  if (verdict.fields.length === 0) return;
  context.violation('invalid-parameter', `${route.name}: ${verdict.details.join('; ')}`);
  throw new Refusal(badParameters(verdict.fields));
}

function checkedBody({ context, bodies }: ServerParts, route: Route, operation: SpecOperation, incoming: Incoming): unknown {
  const refuse = (rule: string, answer: Answer): never => {
    context.violation(rule, route.name);
    throw new Refusal(answer);
  };
  if (!operation.body) {
    if (!['', '{}', '[]', 'null'].includes(incoming.body.trim())) context.violation('unexpected-body', route.name);
    return undefined;
  }
  if (incoming.body.trim() === '') return operation.bodyRequired ? refuse('empty-body', emptyBody()) : undefined;
  if (!(incoming.headers.get('content-type') ?? '').includes('application/json')) return refuse('invalid-body', unreadableBody());
  const body = parseJson(incoming.body) ?? refuse('invalid-body', unreadableBody());
  const verdict = bodies.check(operation, body);
  for (const name of verdict.unknown) context.violation('unknown-property', `${route.name}: ${name}`);
  if (verdict.fields.length === 0) return body;
  context.violation('invalid-body', `${route.name}: ${verdict.details.join('; ')}`);
  throw new Refusal(validationError(verdict.fields));
}
