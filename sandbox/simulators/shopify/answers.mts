/** The vendor's own answers for a fault that the world injects. */
import type { IncomingCall } from '../../world/simulator.mts';
import type { ShopContext } from './context.mts';
import { apiError } from './graphql/errors.mts';
import { operationOf } from './http/operation.mts';

const json = (body: unknown, status: number, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json; charset=utf-8', ...headers } });

/** Queries are throttled inside a 200, without Retry-After; other routes with a 429, whose Retry-After is a decimal. */
export function rateLimitedAnswer(context: ShopContext, call: IncomingCall): Response {
  if (operationOf(call) === 'oauth.token') {
    return json({ errors: 'Exceeded 2 calls per second for api client. Reduce request rates to resume uninterrupted service.' }, 429, {
      'retry-after': '2.0',
    });
  }
  const status = context.bucket.status();
  const error = apiError('Throttled', 'THROTTLED', { documentation: 'https://shopify.dev/api/usage/rate-limits' });
  const cost = { requestedQueryCost: 112, actualQueryCost: null, throttleStatus: { ...status, currentlyAvailable: 12 } };
  return json({ errors: [error.toJSON()], extensions: { cost } }, 200);
}

export const serverErrorAnswer = (): Response =>
  new Response('<html><head><title>Something went wrong</title></head><body><h1>Internal Server Error</h1></body></html>', {
    status: 500,
    headers: { 'content-type': 'text/html; charset=utf-8' },
  });
