/** The calls that are simulated, their names, and what each passes first: host, session, limits. */
import { attempt, parseJson, type Answer } from '../../http/answer.mts';
import type { Incoming } from '../../http/app.mts';
import { routeTable } from '../../http/routeTable.mts';
import { instanceHost, type Call, type Simulation } from './context.mts';
import { badJson, failure, limitExceeded, notFound, refuse, sessionInvalid } from './errors.mts';
import { authorize, token } from './login/endpoints.mts';
import { nextPage, query, queryAll } from './query.mts';
import { runningUser } from './records/store.mts';
import { changeRow, createRow, deleteRow, describe, getByExternalId, getRow, listObjects, upsertRow } from './rows.mts';

type Handler = (call: Call) => Answer;

const api = '/services/data/{version}';
const rowId = '{id:[A-Za-z0-9]+}';

/** Requests that the account's edition has for a day. */
export const dailyRequests = 100_000;

/** Older ones were retired, newer ones are not there yet. */
const isVersion = (text: string) => {
  const number = Number(/^v(\d\d)\.0$/.exec(text)?.[1] ?? 0);
  return number >= 31 && number <= 68;
};

const table = routeTable<Handler>([
  ['GET /services/oauth2/authorize', 'oauth.authorize', notFound],
  ['POST /services/oauth2/token', 'oauth.token', notFound],
  ['GET /services/oauth2/userinfo', 'oauth.userinfo', userInfo],
  [
    'GET /services/data',
    'versions.list',
    () => ({ status: 200, body: [{ label: "Summer '26", url: '/services/data/v67.0', version: '67.0' }] }),
  ],
  [`GET ${api}/limits`, 'limits.get', limits],
  [`GET ${api}/query/{locator}`, 'query.next', nextPage],
  [`GET ${api}/query/?`, 'query', query],
  [`GET ${api}/queryAll/?`, 'query', queryAll],
  [`POST ${api}/composite/?`, 'composite', composite],
  [`GET ${api}/sobjects/?`, 'sobjects.list', listObjects],
  [`GET ${api}/sobjects/{object}/describe`, 'sobjects.describe', describe],
  [`POST ${api}/sobjects/{object}/?`, 'sobjects.create', createRow],
  [`GET ${api}/sobjects/{object}/${rowId}`, 'sobjects.get', getRow],
  [`PATCH ${api}/sobjects/{object}/${rowId}`, 'sobjects.update', changeRow],
  [`DELETE ${api}/sobjects/{object}/${rowId}`, 'sobjects.delete', deleteRow],
  [`GET ${api}/sobjects/{object}/{field}/{value}`, 'sobjects.getBy', getByExternalId],
  [`PATCH ${api}/sobjects/{object}/{field}/{value}`, 'sobjects.upsert', upsertRow],
]);

export const { operationOf } = table;

/** The longest address with its headers, in letters. */
const longestUrl = 16_384;

export function serve(simulation: Simulation, incoming: Incoming): Answer {
  const { method, url, headers } = incoming;
  const found = table.find(method, url.pathname);
  if (found?.operation === 'oauth.token') return token(simulation, incoming);
  if (found?.operation === 'oauth.authorize') return authorize(simulation, incoming);
  if (!found || url.hostname !== instanceHost || !isVersion(found.params.version ?? 'v59.0')) {
    simulation.violation('unknown-route', `${method} of a path that is not known at ${url.hostname}`);
    return notFound();
  }
  if (url.href.length > longestUrl) return { status: 414, body: 'URI Too Long' };
  enter(simulation, headers);
  const answer = attempt(() => found.handle({ simulation, incoming, params: found.params }));
  return { ...answer, headers: { 'Sforce-Limit-Info': `api-usage=${simulation.state.requests}/${dailyRequests}` } };
}

function enter(simulation: Simulation, headers: Headers): void {
  const { logins, state } = simulation;
  const given = /^(?:Bearer|OAuth) (\S+)$/i.exec(headers.get('authorization') ?? '')?.[1];
  if (given === undefined) simulation.violation('authorization', 'no session');
  if (given === undefined || !logins.isGood(given)) refuse(sessionInvalid());
  if (state.requestLimitReached || state.requests >= dailyRequests) refuse(limitExceeded());
  state.requests++;
}

function userInfo({ simulation }: Call): Answer {
  return {
    status: 200,
    body: {
      user_id: runningUser(simulation),
      preferred_username: simulation.logins.secrets.username,
      active: true,
      zoneinfo: 'America/Sao_Paulo',
    },
  };
}

function limits({ simulation: { state } }: Call): Answer {
  return { status: 200, body: { DailyApiRequests: { Max: dailyRequests, Remaining: dailyRequests - state.requests } } };
}

interface Part {
  readonly method?: string;
  readonly url?: string;
  readonly referenceId?: string;
  readonly body?: unknown;
}

/** Up to 25 requests in one, one after the other; what one answered may stand in the next: `@{lead.id}`. */
function composite({ simulation, incoming }: Call): Answer {
  const { compositeRequest: parts, allOrNone } = (parseJson(incoming.body) ?? refuse(badJson())) as {
    compositeRequest?: readonly Part[];
    allOrNone?: boolean;
  };
  if (!parts || parts.length > 25) return refuse(failure(400, 'PROCESSING_HALTED', 'a composite request has 25 subrequests at most'));
  if (allOrNone) simulation.violation('not-simulated', 'allOrNone');
  const answers = new Map<string, unknown>();
  const compositeResponse = parts.map(({ method = 'GET', url = '', referenceId = '', body }) => {
    const target = new URL(filled(url, answers), `https://${instanceHost}`);
    const found = table.find(method, target.pathname);
    const inner = { method, url: target, headers: incoming.headers, body: filled(JSON.stringify(body ?? {}), answers) };
    const answer = found ? attempt(() => found.handle({ simulation, incoming: inner, params: found.params })) : notFound();
    answers.set(referenceId, answer.body);
    return { body: answer.body ?? null, httpHeaders: {}, httpStatusCode: answer.status, referenceId };
  });
  return { status: 200, body: { compositeResponse } };
}

const filled = (text: string, answers: ReadonlyMap<string, unknown>): string =>
  text.replace(/@\{(\w+)\.(\w+)\}/g, (whole, reference: string, name: string) => {
    const value = (answers.get(reference) as Record<string, unknown> | undefined)?.[name];
    return value === undefined ? whole : String(value);
  });
