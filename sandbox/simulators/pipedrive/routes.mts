/** The calls that are simulated, their names, and what each passes first: token, limit, body. */
import { parseJson, type Answer } from '../../http/answer.mts';
import type { Incoming } from '../../http/app.mts';
import { routeTable, type RouteRow } from '../../http/routeTable.mts';
import {
  changeLead,
  createField,
  createLead,
  createNote,
  deleteLead,
  deleteNote,
  getLead,
  listArchivedLeads,
  listFields,
  listFieldsV1,
  listLeads,
  listNotes,
  listUsers,
  me,
} from './around.mts';
import { failure, invalid, refuse, type Call, type Simulation } from './context.mts';
import { changePerson, createPerson, deletePerson, getPerson, listPersons, searchPersons } from './persons.mts';

type Handler = (call: Call) => Answer;

const old: readonly RouteRow<Handler>[] = [
  ['GET /personFields', 'personFields.list', listFieldsV1],
  ['POST /personFields', 'personFields.create', createField],
  ['POST /leads', 'leads.create', createLead],
  ['GET /leads', 'leads.list', listLeads],
  ['GET /leads/archived', 'leads.listArchived', listArchivedLeads],
  ['GET /leads/{id}', 'leads.get', getLead],
  ['PATCH /leads/{id}', 'leads.update', changeLead],
  ['DELETE /leads/{id}', 'leads.delete', deleteLead],
  ['POST /notes', 'notes.create', createNote],
  ['GET /notes', 'notes.list', listNotes],
  ['DELETE /notes/{id}', 'notes.delete', deleteNote],
  ['GET /users', 'users.list', listUsers],
  ['GET /users/me', 'users.me', me],
];

/** v1 is also reached without `/api`. */
const roots = ['/api/v1', '/v1'];

const table = routeTable<Handler>([
  ['GET /api/v2/persons/search', 'persons.search', searchPersons],
  ['GET /api/v2/persons', 'persons.list', listPersons],
  ['POST /api/v2/persons', 'persons.create', createPerson],
  ['GET /api/v2/persons/{id}', 'persons.get', getPerson],
  ['PATCH /api/v2/persons/{id}', 'persons.update', changePerson],
  ['DELETE /api/v2/persons/{id}', 'persons.delete', deletePerson],
  ['GET /api/v2/personFields', 'personFields.list', listFields],
  ...roots.flatMap((root) =>
    old.map(([line, operation, handle]): RouteRow<Handler> => [line.replace(' /', ` ${root}/`), operation, handle]),
  ),
]);

export const { operationOf } = table;

export const overLimit = (): Answer => ({
  ...failure(429, 'request over limit', { errorCode: 429 }),
  headers: { 'x-ratelimit-limit': '20', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '2' },
});

export function serve(simulation: Simulation, incoming: Incoming): Answer {
  const { method, url, headers, body } = incoming;
  const found = table.find(method, url.pathname);
  if (!found) {
    simulation.violation('unknown-route', `${method} of a path that is not known`);
    return failure(404, 'Unknown method .');
  }
  const token = headers.get('x-api-token') ?? url.searchParams.get('api_token');
  if (token !== simulation.secrets.apiToken) {
    simulation.violation('authorization', 'the token is missing or wrong');
    refuse(failure(401, 'unauthorized access', { errorCode: 401 }));
  }
  if (!simulation.burst.take()) {
    simulation.violation('rate-limit', 'more than 20 requests in two seconds');
    refuse(overLimit());
  }
  if (url.pathname.endsWith('/search') && !simulation.searches.take()) {
    simulation.violation('rate-limit', 'more than 10 searches in two seconds');
    refuse(overLimit());
  }
  const parsed = body === '' ? {} : parseJson(body);
  if (typeof parsed !== 'object' || parsed === null) refuse(invalid('a JSON object is expected'));
  return found.handle({
    simulation,
    incoming,
    params: found.params,
    query: url.searchParams,
    body: parsed as Readonly<Record<string, unknown>>,
  });
}
