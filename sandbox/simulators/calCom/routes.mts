/** The calls that are simulated, and their names. */
import type { Answer } from '../../http/answer.mts';
import type { Incoming } from '../../http/app.mts';
import type { IncomingCall } from '../../world/simulator.mts';
import { professional, type Simulation } from './context.mts';
import { notFound, refuse, unauthorized } from './errors.mts';
import { getBooking, listBookings } from './listing.mts';
import { changeWebhook, createWebhook, deleteWebhook, getWebhook, listWebhooks } from './webhooks.mts';

type Handler = (simulation: Simulation, incoming: Incoming) => Answer;

const routes: readonly (readonly [RegExp, string, Handler])[] = [
  [/^GET \/v2\/me$/, 'me.get', () => me()],
  [/^GET \/v2\/bookings$/, 'bookings.list', listBookings],
  [/^GET \/v2\/bookings\/[^/]+$/, 'bookings.get', getBooking],
  [/^POST \/v2\/webhooks$/, 'webhooks.create', createWebhook],
  [/^GET \/v2\/webhooks$/, 'webhooks.list', listWebhooks],
  [/^GET \/v2\/webhooks\/[^/]+$/, 'webhooks.get', getWebhook],
  [/^PATCH \/v2\/webhooks\/[^/]+$/, 'webhooks.change', changeWebhook],
  [/^DELETE \/v2\/webhooks\/[^/]+$/, 'webhooks.delete', deleteWebhook],
];

const routeOf = ({ method, path }: Pick<IncomingCall, 'method' | 'path'>) => routes.find(([pattern]) => pattern.test(`${method} ${path}`));

export const operationOf = (call: Pick<IncomingCall, 'method' | 'path'>): string => routeOf(call)?.[1] ?? 'unknown';

export function serve(simulation: Simulation, incoming: Incoming): Answer {
  const { method, url, headers } = incoming;
  const route = routeOf({ method, path: url.pathname });
  if (!route) {
    simulation.violation('unknown-route', `${method} ${url.pathname.startsWith('/v1/') ? 'v1' : 'unknown'}`);
    return notFound(`Cannot ${method} ${url.pathname}`);
  }
  if (headers.get('authorization') !== `Bearer ${simulation.secrets.apiKey}`) {
    simulation.violation('authorization', 'the API key is missing or wrong');
    refuse(unauthorized());
  }
  return route[2](simulation, incoming);
}

const me = (): Answer => ({
  status: 200,
  body: {
    status: 'success',
    data: { ...professional, defaultScheduleId: 1, timeFormat: 24, weekStart: 'Monday', locale: 'pt-BR' },
  },
});
