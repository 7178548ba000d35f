/** The calls that are simulated, their names, and what each passes first: login, scope, share, quota. */
import { parseJson, type Answer } from '../../http/answer.mts';
import type { Incoming } from '../../http/app.mts';
import { routeTable } from '../../http/routeTable.mts';
import { appendValues, batchUpdate, batchUpdateValues, getSpreadsheet, getValues, putValues } from './calls.mts';
import { failure, invalid, refuse, type Call, type Simulation } from './context.mts';

const sheet = '/v4/spreadsheets/{id:[^/:]+}';

const table = routeTable<(call: Call) => Answer>([
  [`POST ${sheet}:batchUpdate`, 'spreadsheets.batchUpdate', batchUpdate],
  [`GET ${sheet}`, 'spreadsheets.get', getSpreadsheet],
  [`POST ${sheet}/values:batchUpdate`, 'values.batchUpdate', batchUpdateValues],
  [`POST ${sheet}/values/{range}:append`, 'values.append', appendValues],
  [`PUT ${sheet}/values/{range}`, 'values.update', putValues],
  [`GET ${sheet}/values/{range}`, 'values.get', getValues],
]);

export const { operationOf } = table;

const auth = 'https://www.googleapis.com/auth/';
const writing = [`${auth}spreadsheets`, `${auth}drive`, `${auth}drive.file`];
const reading = [...writing, `${auth}spreadsheets.readonly`, `${auth}drive.readonly`];

export const limitReached = () =>
  failure(
    429,
    'RESOURCE_EXHAUSTED',
    "Quota exceeded for quota metric 'Read requests' and limit 'Read requests per minute per user' of service 'sheets.googleapis.com'.",
  );

export function serve(simulation: Simulation, incoming: Incoming): Answer {
  const { method, url, body } = incoming;
  const found = table.find(method, url.pathname);
  if (!found) {
    simulation.violation('unknown-route', `${method} of a path that is not known`);
    return { status: 404, body: '<!DOCTYPE html><title>Error 404 (Not Found)!!1</title>', headers: { 'Content-Type': 'text/html' } };
  }
  enter(simulation, incoming);
  if (found.params.id !== simulation.spreadsheet) return failure(404, 'NOT_FOUND', 'Requested entity was not found.');
  if (!simulation.state.shared) return failure(403, 'PERMISSION_DENIED', 'The caller does not have permission');
  const parsed = method === 'GET' || body === '' ? {} : parseJson(body);
  if (typeof parsed !== 'object' || parsed === null) return invalid('Invalid JSON payload received.');
  return found.handle({
    simulation,
    incoming,
    params: found.params,
    query: url.searchParams,
    body: parsed as Readonly<Record<string, unknown>>,
  });
}

function enter(simulation: Simulation, { method, headers }: Incoming): void {
  const token = /^Bearer (\S+)$/i.exec(headers.get('authorization') ?? '')?.[1];
  if (token === undefined) simulation.violation('authorization', 'no bearer token');
  const scopes = token === undefined ? undefined : simulation.logins.scopesOf(token);
  if (scopes === undefined)
    return refuse(
      failure(
        401,
        'UNAUTHENTICATED',
        'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential.',
      ),
    );
  if (!scopes.some((scope) => (method === 'GET' ? reading : writing).includes(scope))) {
    simulation.violation('scope', 'the login lacks a scope for spreadsheets');
    refuse(failure(403, 'PERMISSION_DENIED', 'Request had insufficient authentication scopes.'));
  }
  if ((method === 'GET' ? simulation.reads : simulation.writes).take()) return;
  simulation.violation('rate-limit', `more than 60 ${method === 'GET' ? 'reads' : 'writes'} in a minute`);
  refuse(limitReached());
}
