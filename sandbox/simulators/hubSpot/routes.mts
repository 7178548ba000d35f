/** The calls that are simulated, their names, and what each passes first: the key, the limits, the body. */
import { parseJson, type Answer } from '../../http/answer.mts';
import type { Incoming } from '../../http/app.mts';
import { routeTable, type RouteRow } from '../../http/routeTable.mts';
import { accountDetails, createProperty, getOwner, getProperty, listOwners, listPipelines, listProperties } from './account.mts';
import { associate, listAssociations } from './associations.mts';
import { archiveBatch, createBatch, readBatch, updateBatch, upsertBatch } from './batches.mts';
import type { Call, Simulation } from './context.mts';
import { invalid, notFound, rateLimited, refuse, unauthorized } from './errors.mts';
import {
  checkDeveloperKey,
  createDeal,
  createEngagement,
  createOrUpdate,
  createSubscription,
  deleteSubscription,
  deleteWebhookSettings,
  getWebhookSettings,
  listSubscriptions,
  profile,
  putWebhookSettings,
} from './legacy.mts';
import { archiveObject, changeObject, createObject, getObject, listObjects } from './objects.mts';
import { search } from './search.mts';

type Handler = (call: Call) => Answer;
type Row = RouteRow<Handler>;

/** The dates of HubSpot's APIs so far; the bodies are those of v3. */
const date = '{date:20(?:25|26)-(?:03|09)}';

const below = (root: string): Row[] => [
  [`POST ${root}/{type}/search`, 'objects.search', search],
  [`POST ${root}/{type}/batch/create`, 'objects.batchCreate', createBatch],
  [`POST ${root}/{type}/batch/read`, 'objects.batchRead', readBatch],
  [`POST ${root}/{type}/batch/update`, 'objects.batchUpdate', updateBatch],
  [`POST ${root}/{type}/batch/upsert`, 'objects.batchUpsert', upsertBatch],
  [`POST ${root}/{type}/batch/archive`, 'objects.batchArchive', archiveBatch],
  [`GET ${root}/{type}/{id}/associations/{to}`, 'associations.list', listAssociations],
  [`PUT ${root}/{type}/{id}/associations/default/{to}/{toId}`, 'associations.create', associate],
  [`PUT ${root}/{type}/{id}/associations/{to}/{toId}/{kind}`, 'associations.create', associate],
  [`POST ${root}/{type}`, 'objects.create', createObject],
  [`GET ${root}/{type}`, 'objects.list', listObjects],
  [`GET ${root}/{type}/{id}`, 'objects.get', getObject],
  [`PATCH ${root}/{type}/{id}`, 'objects.update', changeObject],
  [`DELETE ${root}/{type}/{id}`, 'objects.archive', archiveObject],
];

const around = (part: (name: string) => string): Row[] => [
  [`GET ${part('owners')}`, 'owners.list', listOwners],
  [`GET ${part('owners')}/{id}`, 'owners.get', getOwner],
  [`GET ${part('properties')}/{type}`, 'properties.list', listProperties],
  [`POST ${part('properties')}/{type}`, 'properties.create', createProperty],
  [`GET ${part('properties')}/{type}/{name}`, 'properties.get', getProperty],
  [`GET ${part('pipelines')}/{type}`, 'pipelines.list', listPipelines],
];

const legacy: readonly Row[] = [
  ['POST /contacts/v1/contact/createOrUpdate/email/{email:.+}', 'contacts.createOrUpdate', createOrUpdate],
  ['GET /contacts/v1/contact/vid/{id}/profile', 'contacts.profile', profile],
  ['POST /deals/v1/deal', 'deals.create', createDeal],
  ['POST /engagements/v1/engagements', 'engagements.create', createEngagement],
  ['GET /account-info/v3/details', 'account.details', accountDetails],
  [`GET /account-info/${date}/details`, 'account.details', accountDetails],
];

const webhooks: readonly Row[] = [
  ['GET /webhooks/v3/{app}/settings', 'webhooks.settings', getWebhookSettings],
  ['PUT /webhooks/v3/{app}/settings', 'webhooks.configure', putWebhookSettings],
  ['DELETE /webhooks/v3/{app}/settings', 'webhooks.clear', deleteWebhookSettings],
  ['GET /webhooks/v3/{app}/subscriptions', 'webhooks.list', listSubscriptions],
  ['POST /webhooks/v3/{app}/subscriptions', 'webhooks.create', createSubscription],
  ['DELETE /webhooks/v3/{app}/subscriptions/{id}', 'webhooks.delete', deleteSubscription],
];

const table = routeTable<Handler>([
  ...below(`/crm/objects/${date}`),
  ...below('/crm/v3/objects'),
  ...below('/crm/v4/objects').filter(([, operation]) => operation.startsWith('associations.')),
  ...around((name) => `/crm/${name}/${date}`),
  ...around((name) => `/crm/v3/${name}`),
  ...legacy,
  ...webhooks,
]);

export const { operationOf } = table;

/** Questions by POST. */
export const questions = ['objects.search', 'objects.batchRead'];

export function serve(simulation: Simulation, incoming: Incoming): Answer {
  const { method, url } = incoming;
  const found = table.find(method, url.pathname);
  if (!found) {
    simulation.violation('unknown-route', `${method} of a path that is not known`);
    return notFound(simulation);
  }
  const call: Call = { simulation, incoming, params: found.params, query: url.searchParams, body: {} };
  if (found.operation.startsWith('webhooks.')) checkDeveloperKey(call);
  else enter(call);
  return found.handle({ ...call, body: bodyOf(call) });
}

function enter({ simulation, incoming }: Call): void {
  if (incoming.headers.get('authorization') !== `Bearer ${simulation.secrets.token}`) {
    simulation.violation('authorization', 'the key is missing or wrong');
    refuse(unauthorized(simulation));
  }
  if (simulation.state.dailyLimitReached) refuse(rateLimited(simulation, 'DAILY'));
  if (simulation.burst.take()) return;
  simulation.violation('rate-limit', 'more than 100 requests in ten seconds');
  refuse(rateLimited(simulation, 'TEN_SECONDLY_ROLLING'));
}

function bodyOf({ simulation, incoming: { method, body, headers } }: Call): Readonly<Record<string, unknown>> {
  if (method === 'GET' || body === '') return {};
  const parsed = parseJson(body);
  const isObject = typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
  if (isObject && (headers.get('content-type') ?? '').includes('json')) return parsed as Readonly<Record<string, unknown>>;
  simulation.violation('malformed-body', 'a JSON object is expected');
  return refuse(invalid(simulation, 'Invalid input JSON on line 1, column 1'));
}
