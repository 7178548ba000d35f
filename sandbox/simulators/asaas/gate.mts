/** Takes a request through the vendor's checks, in the vendor's order, to its route. */
import type { Account } from './account.mts';
import { failed, notFound, problem } from './answers.mts';
import { authFault, unauthorized } from './auth.mts';
import type { Call } from './call.mts';
import type { Limits } from './limits.mts';
import { carriesBody, readJson } from './requestBody.mts';
import { findRoute, type FoundRoute } from './routes.mts';

export interface Door {
  readonly account: Account;
  readonly limits: Limits;
  /** Wall milliseconds a GET takes: without them none would ever be concurrent. */
  readonly latencyMs: number;
}

export async function answer(request: Request, { account, limits, latencyMs }: Door): Promise<Response> {
  const { pathname } = new URL(request.url);
  const misuse = (rule: string, detail: string) => account.services.violation({ vendor: 'asaas', rule, detail });
  if (request.method === 'GET' && carriesBody(request)) {
    misuse('getWithBody', `GET ${shape(pathname)} carried a body`);
    return new Response(null, { status: 403 });
  }
  const found = findRoute(request.method, pathname);
  if (!found || (found.route.sandboxOnly && account.environment !== 'sandbox')) {
    misuse('unknownRoute', `${request.method} ${shape(pathname)} in ${account.environment}`);
    return notFound();
  }
  const refusal = refuseEntry(request, account, misuse);
  if (refusal) return refusal;
  const full = limits.enter(request.method);
  if (full) {
    misuse(full.rule, found.route.operation);
    return full.answer;
  }
  try {
    if (request.method === 'GET' && latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, latencyMs));
    return withHeaders(await run(request, found, account, misuse), limits.headers());
  } finally {
    limits.leave(request.method);
  }
}

function refuseEntry(request: Request, account: Account, misuse: Call['misuse']): Response | undefined {
  const fault = authFault(request.headers.get('access_token'), account.environment, account.apiKey);
  if (fault === 'access_token_not_found') misuse('missingAccessToken', 'the access_token header is mandatory');
  if (fault) return unauthorized(fault);
  if (request.headers.get('user-agent')) return undefined;
  misuse('missingUserAgent', 'the User-Agent header is mandatory');
  return failed(400, [problem('invalid_user_agent', 'O cabeçalho User-Agent é obrigatório.')]);
}

async function run(request: Request, { route, params }: FoundRoute, account: Account, misuse: Call['misuse']): Promise<Response> {
  const body = request.method === 'GET' ? {} : await readJson(request);
  if (body === undefined) {
    misuse('invalidRequest', `${route.operation}: the body is no JSON object sent as application/json`);
    return failed(400, [problem('invalid_object', 'O corpo da requisição não é um JSON válido.')]);
  }
  return route.handle({ account, operation: route.operation, params, query: new URL(request.url).searchParams, body, misuse });
}

function withHeaders(response: Response, headers: Record<string, string>): Response {
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

/** A path without identifiers: what follows a collection's name may be anybody's. */
function shape(path: string): string {
  return path
    .split('/')
    .map((part) => (/[\d@%]/.test(part) && part !== 'v3' ? ':id' : part))
    .join('/');
}
