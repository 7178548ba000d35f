/** What every request must pass: the named client, the token, the limit of 250 requests in a minute, JSON. */
import { createMiddleware } from 'hono/factory';
import { isLanding } from '../../world/lateWork.mts';
import type { Call, Simulation, Variables } from './context.mts';
import { forbiddenByFirewall, tooManyRequests, unauthenticated, unauthorized } from './replies.mts';
import type { AccessToken } from './state.mts';

/** Vendor documentation: 250 requests a minute for each user. */
const requestsPerMinute = 250;

export const guard = (simulation: Simulation) =>
  createMiddleware<Variables>(async (call, next) => {
    if (!namesItself(call.req.header('User-Agent'))) {
      simulation.violation('user-agent', 'User-Agent must name the application and a contact e-mail: "App (email)"');
      return forbiddenByFirewall();
    }
    const token = authenticate(simulation, call.req.header('Authorization'));
    if (!token) return unauthenticated();
    const waitSeconds = countRequest(simulation);
    if (waitSeconds !== undefined) {
      simulation.violation('rate-limit', `more than ${requestsPerMinute} requests in a minute`);
      return tooManyRequests(waitSeconds);
    }
    if (!/json/.test(call.req.header('Accept') ?? '')) simulation.violation('accept-header', 'Accept: application/json is required');
    call.set('token', token);
    call.set('body', await readBody(simulation, call));
    return await next();
  });

const namesItself = (userAgent: string | undefined): boolean => /\S+.*\([^()\s]+@[^()\s]+\.[^()\s]+\)/.test(userAgent ?? '');

function authenticate(simulation: Simulation, header: string | undefined): AccessToken | undefined {
  const value = /^Bearer (\S+)$/.exec(header ?? '')?.[1];
  const token = value === undefined ? undefined : simulation.state.accessTokens.get(value);
  if (!token) {
    simulation.violation('authorization', value === undefined ? 'no bearer token' : 'a token that was never issued');
    return undefined;
  }
  return token.expiresAt > simulation.world.clock.now() ? token : undefined;
}

/** Seconds to wait where the limit is exceeded. */
function countRequest({ state, world }: Simulation): number | undefined {
  if (isLanding()) return undefined;
  const now = world.clock.wall();
  state.requestTimes = state.requestTimes.filter((time) => time > now - 60_000);
  if (state.requestTimes.length >= requestsPerMinute)
    return Math.max(1, Math.ceil(((state.requestTimes[0] ?? now) + 60_000 - now) / 1_000));
  state.requestTimes.push(now);
  return undefined;
}

/** The application reads JSON bodies only; anything else is an empty body to it. */
async function readBody(simulation: Simulation, call: Call): Promise<unknown> {
  if (call.req.method === 'GET') return {};
  const text = await call.req.text();
  if (text === '') return {};
  if (!/application\/json/.test(call.req.header('Content-Type') ?? '')) {
    simulation.violation('content-type', 'a body that is not declared as application/json');
    return {};
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    simulation.violation('malformed-json', 'the body is not JSON');
    return {};
  }
}

/** Refuses a token that lacks the operation's scope. */
export const needs = (simulation: Simulation, scope: string) =>
  createMiddleware<Variables>(async (call, next) => {
    if (call.get('token').scopes.includes(scope)) return await next();
    simulation.violation('scope', `the token lacks the scope ${scope}`);
    return unauthorized();
  });
