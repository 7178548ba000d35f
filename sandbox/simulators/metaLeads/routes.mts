/** From a request to its handler: paths are a version, an object's id and an edge. */
import { parseJson, type Answer } from '../../http/answer.mts';
import type { Incoming } from '../../http/app.mts';
import { routeTable } from '../../http/routeTable.mts';
import type { IncomingCall } from '../../world/simulator.mts';
import { debugToken, issueToken, listAppSubscriptions, subscribeApp, unsubscribeApp } from './application.mts';
import type { Call, Simulation } from './context.mts';
import { invalidParameter, noSuchObject, refuse } from './errors.mts';
import { show } from './fields.mts';
import { checkToken, checkVersion, tokenIn } from './gate.mts';
import { createTest, deleteLead, formNamed, leadNamed, listAdLeads, listFormLeads, listTests, readLead } from './leads.mts';
import { listAccounts, listForms, readMe, readPage, readPageSubscription, subscribePage, unsubscribePage } from './pages.mts';
import { formOf, formsOf, pageOf } from './seed.mts';
import { formView } from './views.mts';

type Handler = (call: Call) => Answer | Promise<Answer>;

const id = '{id:\\d+}';

/** Paths without their version. */
const table = routeTable<Handler>([
  ['GET /oauth/access_token', 'oauth.token', ({ simulation, fields }) => issueToken(simulation, fields)],
  ['POST /oauth/access_token', 'oauth.token', ({ simulation, fields }) => issueToken(simulation, fields)],
  ['GET /debug_token', 'token.debug', debugToken],
  ['GET /me', 'me.get', readMe],
  ['GET /me/accounts', 'pages.list', listAccounts],
  [`GET /${id}/subscriptions`, 'callback.list', ownApp(listAppSubscriptions)],
  [`POST /${id}/subscriptions`, 'callback.set', ownApp(subscribeApp)],
  [`DELETE /${id}/subscriptions`, 'callback.delete', ownApp(unsubscribeApp)],
  [`GET /${id}/subscribed_apps`, 'page.subscription', readPageSubscription],
  [`POST /${id}/subscribed_apps`, 'page.subscribe', subscribePage],
  [`DELETE /${id}/subscribed_apps`, 'page.unsubscribe', unsubscribePage],
  [`GET /${id}/leadgen_forms`, 'forms.list', listForms],
  [`GET /${id}/leads`, 'leads.list', listLeads],
  [`GET /${id}/test_leads`, 'testLeads.list', listTests],
  [`POST /${id}/test_leads`, 'testLeads.create', createTest],
  [`GET /${id}`, 'node.get', readNode],
  [`DELETE /${id}`, 'lead.delete', deleteNode],
  ['GET /', 'nodes.get', readNodes],
]);

const versioned = /^\/(v\d+\.\d+)(?=\/|$)/;
const bare = (path: string) => path.replace(versioned, '').replace(/(?<=.)\/$/, '') || '/';

export const operationOf = ({ method, path }: Pick<IncomingCall, 'method' | 'path'>): string =>
  table.operationOf({ method: method.toUpperCase(), path: bare(path) });

/** Requests of this application's tokens, or about its objects; the host has other simulators. */
export function isOurs({ state, secrets }: Simulation, { url: text, headers }: Pick<Request, 'url' | 'headers'>): boolean {
  const url = new URL(text);
  const token = tokenIn(headers, Object.fromEntries(url.searchParams));
  if (token !== undefined && state.tokens.has(token)) return true;
  const [first = ''] = bare(url.pathname).split('/').filter(Boolean);
  if (['me', 'oauth', 'debug_token', secrets.appId].includes(first)) return true;
  return pageOf(state, first) !== undefined || formOf(state, first) !== undefined || state.leads.has(first);
}

export async function serve(simulation: Simulation, { method, url, headers, body }: Incoming): Promise<Answer> {
  const fields = { ...Object.fromEntries(url.searchParams), ...readBody(headers, body) };
  const found = table.find(method, bare(url.pathname));
  const version = checkVersion(simulation, versioned.exec(url.pathname)?.[1]);
  if (!found) {
    simulation.violation('unknown-route', `${method} of a path that is not known`);
    return refuse({ code: 2500, message: 'Unknown path components' });
  }
  if (found.operation === 'oauth.token') return issueToken(simulation, fields);
  const token = checkToken(simulation, headers, fields);
  return await found.handle({ simulation, version, token, url, fields, params: found.params });
}

/** Parameters may come in the query, as JSON or as a form. */
function readBody(headers: Headers, body: string): Readonly<Record<string, unknown>> {
  if (body === '') return {};
  if (!/json/.test(headers.get('Content-Type') ?? '')) return Object.fromEntries(new URLSearchParams(body));
  const parsed = parseJson(body);
  return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : {};
}

function ownApp(handle: Handler): Handler {
  return (call) => (call.params.id === call.simulation.secrets.appId ? handle(call) : refuse(noSuchObject('get', call.params.id ?? '')));
}

function listLeads(call: Call): Answer {
  const asked = call.params.id ?? '';
  return formOf(call.simulation.state, asked) ? listFormLeads(call) : listAdLeads(call, asked);
}

function readNode(call: Call): Answer {
  const { simulation, params, fields } = call;
  const asked = params.id ?? '';
  if (pageOf(simulation.state, asked)) return readPage(call);
  if (formsOf(simulation.state).some((form) => form.id === asked))
    return { status: 200, body: show(call, formView(simulation, formNamed(call)), fields.fields) };
  const lead = leadNamed(call, asked);
  return lead ? readLead(call, lead) : refuse(noSuchObject('get', asked));
}

/** `?ids=1,2`: one that cannot be read fails the whole request. */
function readNodes(call: Call): Answer {
  const ids = typeof call.fields.ids === 'string' ? call.fields.ids.split(',').filter(Boolean) : [];
  if (ids.length === 0 || ids.length > 50) refuse(invalidParameter('Param ids must name 1 to 50 objects'));
  return { status: 200, body: Object.fromEntries(ids.map((one) => [one, readNode({ ...call, params: { id: one } }).body])) };
}

function deleteNode(call: Call): Answer {
  const asked = call.params.id ?? '';
  const lead = leadNamed(call, asked);
  return lead ? deleteLead(call, lead) : refuse(noSuchObject('delete', asked));
}
