/** POST /admin/api/{version}/graphql.json: what is checked before a query is even read. */
import type { Context } from 'hono';
import { violate, type ShopContext } from '../context.mts';
import { run, type GraphqlRequest } from '../graphql/run.mts';
import { apiVersion } from '../options.mts';

export async function answerGraphql(context: ShopContext, request: Context): Promise<Response> {
  request.header('X-Request-Id', context.state.ids.uuid());
  const version = request.req.param('version') ?? '';
  if (version !== apiVersion) return wrongVersion(context, request, version);
  request.header('X-Shopify-API-Version', apiVersion);
  const token = request.req.header('x-shopify-access-token');
  if (!token) {
    violate(context, 'access-token-header', 'X-Shopify-Access-Token is missing');
    return unauthorized(request);
  }
  if (!context.state.installed || !context.credentials.isValid(token)) return unauthorized(request);
  const query = requestOf(request.req.header('content-type') ?? '', await request.req.text());
  if (!query) {
    violate(context, 'graphql-body', 'the body is not JSON with a query');
    return request.json({ errors: { query: 'Required parameter missing or invalid' } }, 400);
  }
  return request.json(await run(context, query));
}

const unauthorized = (request: Context): Response =>
  request.json({ errors: '[API] Invalid API key or access token (unrecognized login or wrong password)' }, 401);

/** A version is served for a year; the others of that year are not simulated. */
const stillServed = new Set(['2026-01', '2026-04', '2026-07']);

function wrongVersion(context: ShopContext, request: Context, version: string): Response {
  violate(context, stillServed.has(version) ? 'api-version-not-simulated' : 'api-version', version);
  return request.json({ errors: 'Not Found' }, 404);
}

function requestOf(contentType: string, body: string): GraphqlRequest | undefined {
  if (contentType.startsWith('application/graphql')) return { query: body };
  if (!contentType.startsWith('application/json')) return undefined;
  try {
    const parsed = JSON.parse(body) as Partial<GraphqlRequest> | null;
    return typeof parsed?.query === 'string' ? { ...parsed, query: parsed.query } : undefined;
  } catch {
    return undefined;
  }
}
