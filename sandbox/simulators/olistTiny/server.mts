/** The way of a request through Olist Tiny: host, login, limit, route, parameters, body, and then the operation itself. */
import type { Hono } from 'hono';
import { Refusal, attempt, parseJson } from '../../http/answer.mts';
import type { Answer } from '../../http/answer.mts';
import { createApp } from '../../http/app.mts';
import type { Incoming } from '../../http/app.mts';
import { checkShape, faultWords } from '../../http/shape.mts';
import { error, invalid, notFound, tooMany, unauthenticated } from './answers.mts';
import type { Context, Fields } from './context.mts';
import { publicDanfe } from './invoices.mts';
import type { RequestLimit } from './requestLimit.mts';
import { findRoute, operationName } from './routes.mts';
import type { Route } from './routes.mts';
import type { Tokens } from './tokens.mts';

export interface ServerParts {
  readonly context: Context;
  readonly limit: RequestLimit;
  readonly tokens: Tokens;
}

export const hosts = { api: 'api.tiny.com.br', accounts: 'accounts.tiny.com.br', site: 'erp.tiny.com.br' } as const;

export const createServer = (parts: ServerParts): Hono => createApp((incoming) => serve(parts, incoming));

function serve(parts: ServerParts, incoming: Incoming): Answer {
  const { context, tokens } = parts;
  const { method, url, headers, body } = incoming;
  const operation = operationName(method, url.pathname);
  if (url.hostname === hosts.accounts && operation === 'oauth.authorize') return tokens.authorize(url.searchParams);
  if (url.hostname === hosts.accounts && operation === 'oauth.token') return tokens.token(headers, body);
  if (url.hostname === hosts.site && operation === 'document.danfe') return publicDanfe(context.account, url.searchParams);
  return serveApi(parts, incoming);
}

function serveApi({ context, limit, tokens }: ServerParts, incoming: Incoming): Answer {
  const { method, url, headers } = incoming;
  const route = url.hostname === hosts.api ? findRoute(method, url.pathname) : undefined;
  if (!route) {
    context.violation('unknown-route', `${method} ${url.pathname.replace(/\d{3,}/g, '{id}')}`);
    return notFound();
  }
  const token = /^Bearer (.+)$/.exec(headers.get('authorization') ?? '')?.[1];
  if (token === undefined) context.violation('no-token', 'a call without Authorization: Bearer');
  if (token === undefined || !tokens.isValid(token)) return unauthenticated();
  if (!limit.take()) {
    context.violation('rate-limit', 'more requests in a minute than the plan allows');
    return { ...tooMany(), headers: limit.headers() };
  }
  const answer = attempt(() => operate(context, route, incoming));
  return { ...answer, headers: { ...limit.headers(), ...answer.headers } };
}

function operate(context: Context, route: Route, { url, body }: Incoming): Answer {
  for (const name of url.searchParams.keys())
    if (!route.query.includes(name)) context.violation('unknown-parameter', `${route.name}: ${name}`);
  const id = Number(route.pattern.exec(url.pathname)![1]);
  return route.handle(context, { id, query: url.searchParams, body: checkedBody(context, route, body) });
}

function checkedBody(context: Context, route: Route, text: string): Fields {
  if (!route.shape) return {};
  const body = parseJson(text);
  if (typeof body !== 'object' || body === null) {
    context.violation('invalid-body', `${route.name}: no JSON`);
    throw new Refusal(error(400, 'O corpo da requisição não é um JSON válido'));
  }
  const { faults, unknown } = checkShape(route.shape, body);
  for (const name of unknown) context.violation('unknown-property', `${route.name}: ${name}`);
  if (faults.length === 0) return body as Fields;
  context.violation('invalid-body', `${route.name}: ${faultWords(faults)}`);
  throw new Refusal(invalid(faults));
}
