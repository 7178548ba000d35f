/** The calls that are simulated, their names, and the token. */
import { parseJson, type Answer } from '../../http/answer.mts';
import type { Incoming } from '../../http/app.mts';
import { routeTable, type RouteRow } from '../../http/routeTable.mts';
import { failure, success, type Fields, type Handler, type Simulation } from './context.mts';
import { history, postMessage } from './messages.mts';

const listChannels: Handler = ({ state }) =>
  success({
    channels: state.channels.map(({ id, name, archived, isMember }) => ({
      id,
      name,
      is_channel: true,
      is_private: false,
      is_archived: archived,
      is_member: isMember,
    })),
    response_metadata: { next_cursor: '' },
  });

const listPeople: Handler = ({ state }) =>
  success({
    members: state.people.map(({ id, name, realName }) => ({ id, name, real_name: realName, deleted: false, is_bot: false })),
    response_metadata: { next_cursor: '' },
  });

const calls: readonly (readonly [method: string, operation: string, handle: Handler])[] = [
  ['chat.postMessage', 'messages.post', postMessage],
  ['conversations.history', 'messages.list', history],
  ['conversations.list', 'channels.list', listChannels],
  ['users.list', 'people.list', listPeople],
  ['users.profile.get', 'profile.get', () => success({ profile: { real_name: 'Ponte', bot_id: 'B0PONTE0BOT' } })],
  [
    'auth.test',
    'auth.test',
    () =>
      success({ url: 'https://loja-ponte.slack.com/', team: 'Loja Ponte', user: 'ponte', team_id: 'T0PONTE0001', user_id: 'U0PONTE0BOT' }),
  ],
];

const table = routeTable<Handler>(
  calls.flatMap(([name, operation, handle]) =>
    ['GET', 'POST'].map((method): RouteRow<Handler> => [`${method} /api/${name}`, operation, handle]),
  ),
);

export const { operationOf } = table;

const scopes: Readonly<Record<string, string>> = {
  'messages.post': 'chat:write',
  'channels.list': 'channels:read',
  'people.list': 'users:read',
  'messages.list': 'channels:history',
};

/** By POST as well, and yet a question. */
export const questions = ['messages.list', 'channels.list', 'people.list', 'profile.get', 'auth.test'];

export function serve(simulation: Simulation, incoming: Incoming): Answer {
  const found = table.find(incoming.method, incoming.url.pathname);
  if (!found) {
    simulation.violation('unknown-route', `${incoming.method} of a method that is not known`);
    return failure('unknown_method', { req_method: incoming.url.pathname.replace('/api/', '') });
  }
  const given = /^Bearer (\S+)$/.exec(incoming.headers.get('authorization') ?? '')?.[1];
  if (given !== simulation.secrets.token) {
    simulation.violation('authorization', 'the token is missing or wrong');
    return failure(given === undefined ? 'not_authed' : 'invalid_auth');
  }
  const needed = scopes[found.operation];
  if (needed !== undefined && simulation.state.missing.has(needed)) return failure('missing_scope', { needed, provided: 'identify' });
  return found.handle(simulation, fieldsOf(incoming));
}

/** JSON or a form; arguments may stand in the address, too. */
function fieldsOf({ body, headers, url }: Incoming): Fields {
  const inUrl = Object.fromEntries(url.searchParams);
  if (body === '') return inUrl;
  if ((headers.get('content-type') ?? '').includes('json')) return { ...inUrl, ...(parseJson(body) as object | undefined) };
  return { ...inUrl, ...Object.fromEntries(new URLSearchParams(body)) };
}
