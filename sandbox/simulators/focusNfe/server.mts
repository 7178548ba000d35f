/** The way of a request through Focus NFe: login, credits, route, ref, body, and then the operation itself. */
import type { Hono } from 'hono';
import { Refusal, attempt, parseJson } from '../../http/answer.mts';
import type { Answer } from '../../http/answer.mts';
import { createApp } from '../../http/app.mts';
import type { Incoming } from '../../http/app.mts';
import { checkShape, faultWords } from '../../http/shape.mts';
import { denied, error, invalidBody, tooMany } from './answers.mts';
import { filesHost, hostOf } from './context.mts';
import type { Context } from './context.mts';
import type { Credits } from './credits.mts';
import { getFile } from './files.mts';
import type { Account } from './model.mts';
import { findRoute, operationName } from './routes.mts';
import type { Route } from './routes.mts';

export interface FocusNfeSecrets {
  /** One token an environment. */
  readonly token: string;
  readonly homologationToken: string;
}

export interface ServerParts {
  readonly context: Context;
  readonly credits: Credits;
  readonly secrets: FocusNfeSecrets;
}

export const createServer = (parts: ServerParts): Hono => createApp((incoming) => serve(parts, incoming));

function serve(parts: ServerParts, incoming: Incoming): Answer {
  const { context, credits, secrets } = parts;
  const { method, url } = incoming;
  const account = context.accounts[url.hostname === hostOf.homologation ? 'homologation' : 'production'];
  if (operationName(method, url.pathname) === 'file.get') {
    return getFile(url.hostname === filesHost ? Object.values(context.accounts) : [account], url.pathname);
  }
  const token = account.environment === 'production' ? secrets.token : secrets.homologationToken;
  checkLogin(context, incoming, token);
  if (!credits.spend(token)) {
    context.violation('rate-limit', 'more than 100 requests in a minute with one token');
    return { ...tooMany(), headers: credits.headers(token) };
  }
  const answer = attempt(() => operate(context, account, incoming));
  return { ...answer, headers: { ...credits.headers(token), ...answer.headers } };
}

function checkLogin(context: Context, { headers }: Incoming, token: string): void {
  const encoded = /^Basic (.+)$/.exec(headers.get('authorization') ?? '')?.[1];
  if (encoded === undefined) {
    context.violation('no-token', 'a call without Authorization: Basic');
    throw new Refusal(denied());
  }
  const [user, password] = Buffer.from(encoded, 'base64').toString().split(':');
  if (password !== '') context.violation('password-not-empty', 'the token is the user; the password stays empty');
  if (user !== token || password !== '') throw new Refusal(denied());
}

function operate(context: Context, account: Account, incoming: Incoming): Answer {
  const { method, url } = incoming;
  const route = findRoute(method, url.pathname);
  if (!route) {
    context.violation('unknown-route', `${method} ${url.pathname.replace(/\d{3,}/g, '{id}')}`);
    return error(404, 'endpoint_nao_encontrado', 'Endpoint não encontrado');
  }
  const inPath = decodeURIComponent(route.pattern.exec(url.pathname)?.[1] ?? '');
  const ref = route.makes ? checkedRef(context, url.searchParams.get('ref')) : inPath;
  return route.handle(context, { account, ref, query: url.searchParams, body: checkedBody(context, route, incoming) });
}

function checkedRef(context: Context, ref: string | null): string {
  if (ref !== null && /^[A-Za-z0-9]+$/.test(ref)) return ref;
  context.violation('invalid-ref', ref === null ? 'no ref' : 'a ref that is not alphanumeric');
  throw new Refusal(error(400, 'requisicao_invalida', 'Parâmetro "ref" não informado ou inválido'));
}

function checkedBody(context: Context, route: Route, incoming: Incoming): unknown {
  if (!route.shape) return undefined;
  const body = parseJson(incoming.body);
  if (typeof body !== 'object' || body === null) {
    context.violation('invalid-body', `${route.name}: no JSON`);
    throw new Refusal(error(400, 'requisicao_invalida', 'JSON inválido'));
  }
  const { faults, unknown } = checkShape(route.shape, body);
  for (const name of unknown) context.violation('unknown-property', `${route.name}: ${name}`);
  if (faults.length === 0) return body;
  context.violation('invalid-body', `${route.name}: ${faultWords(faults)}`);
  throw new Refusal((route.refusal ?? invalidBody)(faults));
}
