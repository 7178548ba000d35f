/** The calls that are simulated, their names, and the key. */
import { parseJson, type Answer } from '../../http/answer.mts';
import type { Incoming } from '../../http/app.mts';
import { routeTable } from '../../http/routeTable.mts';
import { problem, refuse, type Call, type Simulation } from './context.mts';
import {
  changeMember,
  createMember,
  deleteMember,
  getMember,
  listLists,
  listMembers,
  listMergeFields,
  putMember,
  tagMember,
} from './members.mts';

const table = routeTable<(call: Call) => Answer>([
  [
    'GET /3.0/?',
    'account.get',
    () => ({ status: 200, body: { account_id: 'ponte', account_name: 'Loja Ponte', email: 'loja@loja-ponte.example' } }),
  ],
  ['GET /3.0/ping', 'ping', () => ({ status: 200, body: { health_status: "Everything's Chimpy!" } })],
  ['GET /3.0/lists', 'lists.list', listLists],
  ['GET /3.0/lists/{list}/merge-fields', 'mergeFields.list', listMergeFields],
  ['GET /3.0/lists/{list}/members', 'members.list', listMembers],
  ['POST /3.0/lists/{list}/members', 'members.create', createMember],
  ['GET /3.0/lists/{list}/members/{member}', 'members.get', getMember],
  ['PUT /3.0/lists/{list}/members/{member}', 'members.put', putMember],
  ['PATCH /3.0/lists/{list}/members/{member}', 'members.update', changeMember],
  ['DELETE /3.0/lists/{list}/members/{member}', 'members.archive', deleteMember],
  ['POST /3.0/lists/{list}/members/{member}/tags', 'members.tag', tagMember],
]);

export const { operationOf } = table;

export function serve(simulation: Simulation, incoming: Incoming): Answer {
  const found = table.find(incoming.method, incoming.url.pathname);
  if (!found) {
    simulation.violation('unknown-route', `${incoming.method} of a path that is not known`);
    return problem(simulation, 404, 'Resource Not Found', 'The requested resource could not be found.');
  }
  if (!isKey(simulation, incoming.headers.get('authorization') ?? '')) {
    simulation.violation('authorization', 'the key is missing or wrong');
    refuse(problem(simulation, 401, 'API Key Invalid', "Your API key may be invalid, or you've attempted to access the wrong datacenter."));
  }
  return found.handle({
    simulation,
    incoming,
    params: found.params,
    body: (parseJson(incoming.body) ?? {}) as Readonly<Record<string, unknown>>,
  });
}

/** `apikey …`, `Bearer …`, or the password of any name. */
function isKey({ secrets }: Simulation, header: string): boolean {
  const [kind = '', value = ''] = header.split(' ');
  if (kind.toLowerCase() !== 'basic') return ['apikey', 'bearer'].includes(kind.toLowerCase()) && value === secrets.apiKey;
  return Buffer.from(value, 'base64').toString().split(':')[1] === secrets.apiKey;
}
