/** The way of a request through Omie: form, keys, block and limits, parameters, and then the method itself. */
import { Hono } from 'hono';
import { Refusal, attempt, parseJson, toResponse } from '../../http/answer.mts';
import type { Answer } from '../../http/answer.mts';
import { checkShape, faultWords } from '../../http/shape.mts';
import { codes, fault, wrongKeys } from './answers.mts';
import type { Context, Param } from './context.mts';
import type { Limits } from './limits.mts';
import { findMethod } from './methods.mts';
import type { Method } from './methods.mts';
import { getFile } from './statusMethods.mts';

export interface OmieSecrets {
  readonly appKey: string;
  readonly appSecret: string;
}

export interface ServerParts {
  readonly context: Context;
  readonly limits: Limits;
  readonly secrets: OmieSecrets;
}

interface Envelope {
  readonly call?: unknown;
  readonly app_key?: unknown;
  readonly app_secret?: unknown;
  readonly param?: unknown;
}

export function createServer(parts: ServerParts): Hono {
  const app = new Hono();
  app.all('*', async ({ req }) => {
    const { pathname } = new URL(req.url);
    if (req.method === 'GET' && pathname.startsWith('/nfe/')) return toResponse(getFile(parts.context.account, pathname));
    const text = await req.raw.clone().text();
    const method = findMethod(pathname, ((parseJson(text) ?? {}) as Envelope).call);
    const leave = parts.limits.enter(method?.call ?? '');
    // Requests that came while this one was read are under way by now.
    await new Promise((resolve) => setImmediate(resolve));
    const answer = attempt(() => serve(parts, req.method, pathname, method, text));
    leave();
    return toResponse(answer);
  });
  return app;
}

function serve({ context, limits, secrets }: ServerParts, verb: string, path: string, method: Method | undefined, text: string): Answer {
  const envelope = parseJson(text) as Envelope | undefined;
  if (verb !== 'POST' || typeof envelope !== 'object' || envelope === null)
    return misuse(context, 'invalid-body', 'a POST with a JSON body is needed');
  if (!method) return unknownMethod(context, path, envelope.call);
  if (envelope.app_key !== secrets.appKey || envelope.app_secret !== secrets.appSecret) return wrongKeys(context.wrongKeysForm);
  if (!Array.isArray(envelope.param) || envelope.param.length !== 1)
    return misuse(context, 'invalid-body', `${method.name}: param is a list of one object`);
  const [param] = envelope.param as [Param];
  const limited = limits.check(method.call, method.asks ? `${method.call} ${JSON.stringify(param)}` : undefined);
  return limited ?? method.handle(context, checkedParam(context, method, param));
}

function misuse(context: Context, rule: string, detail: string): Answer {
  context.violation(rule, detail);
  return fault('Requisição inválida!', 'SOAP-ENV:Client-101');
}

function unknownMethod(context: Context, path: string, call: unknown): Answer {
  context.violation('unknown-method', `${path} ${typeof call === 'string' ? call : ''}`);
  return fault(`Método [${String(call)}] não existe!`, 'SOAP-ENV:Client-3');
}

function checkedParam(context: Context, { name, shape }: Method, param: Param): Param {
  const { faults, unknown } = checkShape(shape, param);
  for (const path of unknown) context.violation('unknown-tag', `${name}: ${path}`);
  if (unknown.length > 0) {
    const tag = unknown[0]!.split('.').at(-1)!.toUpperCase();
    throw new Refusal(fault(`Tag [${tag}] não faz parte da estrutura do tipo complexo!`, 'SOAP-ENV:Client-71'));
  }
  if (faults.length === 0) return param;
  context.violation('invalid-body', `${name}: ${faultWords(faults)}`);
  throw new Refusal(fault(`O preenchimento da tag [${faults[0]!.path}] é obrigatório ou inválido!`, codes.invalid));
}
