/** The calls that are simulated, and their names. */
import type { Answer } from '../../http/answer.mts';
import type { Incoming } from '../../http/app.mts';
import type { IncomingCall } from '../../world/simulator.mts';
import { apiBase, isoTime, professional, type Booking, type Simulation } from './context.mts';
import { notFound, refuse } from './errors.mts';
import { authorize, loginOf, token, type Login } from './login.mts';
import { invitee, listEvents, listInvitees } from './lists.mts';
import { eventView } from './payload.mts';
import { createSubscription, deleteSubscription, getSubscription, listSubscriptions } from './subscriptions.mts';

type Handler = (simulation: Simulation, incoming: Incoming, login: Login) => Answer;

const routes: readonly (readonly [RegExp, string, Handler])[] = [
  [/^GET \/users\/me$/, 'users.me', (simulation) => me(simulation)],
  [/^POST \/webhook_subscriptions$/, 'webhooks.create', createSubscription],
  [/^GET \/webhook_subscriptions$/, 'webhooks.list', listSubscriptions],
  [/^GET \/webhook_subscriptions\/[^/]+$/, 'webhooks.get', getSubscription],
  [/^DELETE \/webhook_subscriptions\/[^/]+$/, 'webhooks.delete', deleteSubscription],
  [/^GET \/scheduled_events$/, 'scheduledEvents.list', listEvents],
  [/^GET \/scheduled_events\/[^/]+\/invitees$/, 'invitees.list', listInvitees],
  [/^GET \/scheduled_events\/[^/]+$/, 'scheduledEvents.get', (simulation, { url }) => found(simulation, url, eventView)],
  [/^GET \/scheduled_events\/[^/]+\/invitees\/[^/]+$/, 'invitees.get', (simulation, { url }) => found(simulation, url, invitee)],
];

const logins: Readonly<Record<string, string>> = { 'GET /oauth/authorize': 'oauth.authorize', 'POST /oauth/token': 'oauth.token' };

export const operationOf = ({ method, path }: Pick<IncomingCall, 'method' | 'path'>): string =>
  logins[`${method} ${path}`] ?? routes.find(([pattern]) => pattern.test(`${method} ${path}`))?.[1] ?? 'unknown';

export function serve(simulation: Simulation, incoming: Incoming): Answer {
  const { method, url } = incoming;
  const operation = operationOf({ method, path: url.pathname });
  if (url.hostname === 'auth.calendly.com') {
    if (operation === 'oauth.authorize') return authorize(simulation, incoming);
    if (operation === 'oauth.token') return token(simulation, incoming);
  }
  const route = url.hostname === 'api.calendly.com' ? routes.find(([, name]) => name === operation) : undefined;
  if (!route) {
    simulation.violation('unknown-route', `${method} ${operation}`);
    return notFound();
  }
  return route[2](simulation, incoming, loginOf(simulation, incoming.headers));
}

function me({ secrets, world }: Simulation): Answer {
  const now = isoTime(world.clock.now());
  return {
    status: 200,
    body: {
      resource: {
        uri: secrets.user,
        name: professional.name,
        slug: professional.slug,
        email: professional.email,
        scheduling_url: `https://calendly.com/${professional.slug}`,
        timezone: professional.timeZone,
        avatar_url: null,
        created_at: now,
        updated_at: now,
        current_organization: secrets.organization,
        resource_type: 'User',
        locale: 'pt',
        time_notation: '24h',
      },
    },
  };
}

function found(simulation: Simulation, { pathname }: URL, view: (simulation: Simulation, booking: Booking) => object): Answer {
  const uri = `${apiBase}${pathname}`;
  const booking = [...simulation.state.bookings.values()].find((one) => [one.eventUri, one.inviteeUri].includes(uri));
  return booking ? { status: 200, body: { resource: view(simulation, booking) } } : refuse(notFound());
}
