/** The calls that are simulated, their names, and what each passes first: token, version, pace, body. */
import { parseJson, type Answer } from '../../http/answer.mts';
import type { Incoming } from '../../http/app.mts';
import { routeTable } from '../../http/routeTable.mts';
import { uuid, type Call, type Simulation } from './context.mts';
import { failure, invalid, rateLimited, refuse, unauthorized } from './errors.mts';
import { appendBlocks, changePage, comment, createPage, deleteBlock, getPage, listBlocks, listComments } from './pages.mts';
import { queryDatabase, querySource } from './queries.mts';
import { changeSource, getDatabase, getSource, listUsers, me, search } from './sources.mts';

type Handler = (call: Call) => Answer;

const table = routeTable<Handler>([
  ['GET /v1/users/me', 'users.me', me],
  ['GET /v1/users', 'users.list', listUsers],
  ['POST /v1/search', 'search', search],
  ['GET /v1/databases/{id}', 'databases.get', getDatabase],
  ['POST /v1/databases/{id}/query', 'dataSources.query', queryDatabase],
  ['GET /v1/data_sources/{id}', 'dataSources.get', getSource],
  ['PATCH /v1/data_sources/{id}', 'dataSources.update', changeSource],
  ['POST /v1/data_sources/{id}/query', 'dataSources.query', querySource],
  ['POST /v1/pages', 'pages.create', createPage],
  ['GET /v1/pages/{id}', 'pages.get', getPage],
  ['PATCH /v1/pages/{id}', 'pages.update', changePage],
  ['GET /v1/blocks/{id}/children', 'blocks.list', listBlocks],
  ['PATCH /v1/blocks/{id}/children', 'blocks.append', appendBlocks],
  ['DELETE /v1/blocks/{id}', 'blocks.delete', deleteBlock],
  ['GET /v1/comments', 'comments.list', listComments],
  ['POST /v1/comments', 'comments.create', comment],
]);

export const { operationOf } = table;

/** Questions by POST. */
export const questions = ['dataSources.query', 'search'];

const versions = ['2021-05-13', '2021-08-16', '2022-02-22', '2022-06-28', '2025-09-03', '2026-03-11'];

export function serve(simulation: Simulation, incoming: Incoming): Answer {
  const { method, url, headers } = incoming;
  const found = table.find(method, url.pathname);
  if (!found) {
    simulation.violation('unknown-route', `${method} of a path that is not known`);
    return failure(simulation, 400, 'invalid_request_url', 'Invalid request URL.');
  }
  const version = enter(simulation, headers);
  if (url.pathname.startsWith('/v1/data_sources/') && version < '2025-09-03')
    refuse(failure(simulation, 400, 'invalid_request_url', 'Invalid request URL.'));
  const call: Call = { simulation, incoming, params: found.params, query: url.searchParams, version, body: bodyOf(simulation, incoming) };
  const answer = found.handle(call);
  return { ...answer, body: { ...(answer.body as object), request_id: uuid(simulation.random) } };
}

/** Answers the version that is asked for. */
function enter(simulation: Simulation, headers: Headers): string {
  if (headers.get('authorization') !== `Bearer ${simulation.secrets.token}`) {
    simulation.violation('authorization', 'the token is missing or wrong');
    refuse(unauthorized(simulation));
  }
  if (!simulation.requests.take()) {
    simulation.violation('rate-limit', 'more than three requests a second on average');
    refuse(rateLimited(simulation, simulation.requests.waitMs()));
  }
  const version = headers.get('notion-version') ?? '';
  if (versions.includes(version)) return version;
  simulation.violation('version', 'Notion-Version is missing or unknown');
  return refuse(
    failure(
      simulation,
      400,
      'missing_version',
      'Notion-Version header failed validation: Notion-Version header should be defined, instead was `undefined`.',
    ),
  );
}

function bodyOf(simulation: Simulation, { method, body }: Incoming): Readonly<Record<string, unknown>> {
  if (method === 'GET' || body === '') return {};
  const parsed = parseJson(body);
  if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed as Readonly<Record<string, unknown>>;
  simulation.violation('malformed-body', 'a JSON object is expected');
  return refuse(
    parsed === undefined
      ? failure(simulation, 400, 'invalid_json', 'Error parsing JSON body.')
      : invalid(simulation, 'body failed validation.'),
  );
}
