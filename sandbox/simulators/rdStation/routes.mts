/** The calls that are simulated, their names, and what each passes first: token, limit, body. */
import { parseJson, type Answer } from '../../http/answer.mts';
import type { Incoming } from '../../http/app.mts';
import { routeTable } from '../../http/routeTable.mts';
import { createContact, createEvent, getContact, listEvents, listFields, patchContact, tagContact } from './contacts.mts';
import { failure, refuse, type Call, type Simulation } from './context.mts';
import { authorize, token } from './login.mts';

const unreachable = (): Answer => failure(404, 'RESOURCE_NOT_FOUND', 'The resource could not be found');

const table = routeTable<(call: Call) => Answer>([
  ['GET /auth/dialog', 'oauth.authorize', unreachable],
  ['POST /auth/token', 'oauth.token', unreachable],
  ['GET /marketing/account_info', 'account.get', () => ({ status: 200, body: { name: 'Loja Ponte' } })],
  ['POST /platform/events', 'events.create', createEvent],
  ['GET /platform/contacts/fields', 'fields.list', listFields],
  ['POST /platform/contacts', 'contacts.create', createContact],
  ['GET /platform/contacts/{key}', 'contacts.get', getContact],
  ['PATCH /platform/contacts/{key}', 'contacts.upsert', patchContact],
  ['POST /platform/contacts/{key}/tag', 'contacts.tag', tagContact],
  ['GET /platform/contacts/{key}/events', 'events.list', listEvents],
]);

export const { operationOf } = table;

export const overLimit = (): Answer => ({ ...failure(429, 'TOO_MANY_REQUESTS', 'Too many requests'), headers: { 'Retry-After': '60' } });

export function serve(simulation: Simulation, incoming: Incoming): Answer {
  const { method, url, body } = incoming;
  const found = table.find(method, url.pathname);
  if (!found) {
    simulation.violation('unknown-route', `${method} of a path that is not known`);
    return unreachable();
  }
  if (found.operation === 'oauth.authorize') return authorize(simulation, incoming);
  if (found.operation === 'oauth.token') return token(simulation, incoming);
  enter(simulation, incoming.headers);
  const parsed = body === '' ? {} : parseJson(body);
  if (typeof parsed !== 'object' || parsed === null) refuse(failure(400, 'BAD_REQUEST', 'Invalid JSON'));
  return found.handle({
    simulation,
    incoming,
    params: found.params,
    query: url.searchParams,
    body: parsed as Readonly<Record<string, unknown>>,
  });
}

function enter(simulation: Simulation, headers: Headers): void {
  const given = /^Bearer (\S+)$/.exec(headers.get('authorization') ?? '')?.[1];
  const endsAt = simulation.sessions.get(given ?? '');
  if (endsAt === undefined) {
    simulation.violation('authorization', 'the token is missing or wrong');
    refuse(failure(401, 'UNAUTHORIZED', 'Invalid token.'));
  }
  if (endsAt! <= simulation.world.clock.now())
    refuse({
      ...failure(401, 'UNAUTHORIZED', 'Invalid token.'),
      headers: {
        'WWW-Authenticate': 'Bearer realm="https://api.rd.services/", error="expired_token", error_description="The access token expired"',
      },
    });
  if (simulation.requests.take()) return;
  simulation.violation('rate-limit', 'more than 120 requests in a minute');
  refuse(overLimit());
}
