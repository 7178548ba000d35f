/** Webhook endpoints: made with a secret that is shown once, changed, removed. */
import { letters } from '../../../world/randomText.mts';
import { knownVersions, newId, seconds } from '../context.mts';
import { isEventName } from '../events/names.mts';
import type { Endpoint } from '../model/state.mts';
import { answer, ofMode, path, type Call, type Route } from './call.mts';
import { invalid, missing } from './errors.mts';
import { recordOf, textOf, textsOf } from './form.mts';
import { listParameters, pageOf } from './lists.mts';

const mostEndpoints = 16;

const view = ({ id, livemode, url, events, apiVersion, description, metadata, status, createdAt }: Endpoint) => ({
  id,
  object: 'webhook_endpoint',
  api_version: apiVersion,
  application: null,
  created: seconds(createdAt),
  description,
  enabled_events: events,
  livemode,
  metadata,
  status,
  url,
});

function eventsOf({ context, params }: Call): string[] {
  const events = textsOf(params.enabled_events);
  const unknown = events.filter((name) => !isEventName(name));
  if (unknown.length > 0) {
    context.violation('webhook-event', unknown.join(', '));
    invalid(`Invalid enabled_events: ${unknown.join(', ')}`, 'enabled_events');
  }
  return events;
}

function urlOf({ context, params, livemode }: Call): string {
  const url = textOf(params.url) ?? '';
  const isPublic = /^https?:\/\/[^/]+\.[^/]+/.test(url) && !/^https?:\/\/(localhost|127\.|10\.|192\.168\.)/.test(url);
  if (isPublic && (url.startsWith('https:') || !livemode)) return url;
  context.violation('webhook-url', 'a live endpoint needs a public https address');
  return invalid('Invalid URL: URL must be publicly accessible.', 'url', 'url_invalid');
}

function versionOf({ context, params }: Call): string | null {
  const version = textOf(params.api_version);
  if (version === undefined || knownVersions.includes(version)) return version ?? null;
  context.violation('api-version', 'an endpoint with a version that there is not');
  return invalid(`Invalid API version: ${version}`, 'api_version');
}

const required = (call: Call, name: string): void => {
  if (call.params[name] === undefined) invalid(`Missing required param: ${name}.`, name, 'parameter_missing');
};

function endpointOf({ context, ids, livemode }: Call): Endpoint {
  const found = context.state.endpoints.get(ids[0]!);
  return found?.livemode === livemode ? found : missing('webhook_endpoint', ids[0]!);
}

function create(call: Call) {
  const { context, livemode, params } = call;
  required(call, 'url');
  required(call, 'enabled_events');
  if (ofMode(context.state.endpoints.values(), livemode).length >= mostEndpoints)
    invalid(`You have reached the maximum of ${mostEndpoints} webhook endpoints.`);
  const secret = `whsec_${letters(context.chance, 32)}`;
  const endpoint: Endpoint = {
    id: newId(context, 'we'),
    livemode,
    url: urlOf(call),
    events: eventsOf(call),
    apiVersion: versionOf(call),
    description: textOf(params.description) ?? null,
    metadata: recordOf(params.metadata),
    status: 'enabled',
    createdAt: context.world.clock.now(),
    secrets: [{ secret, until: Infinity }],
  };
  context.state.endpoints.set(endpoint.id, endpoint);
  return answer(call, { ...view(endpoint), secret });
}

/** The version stays what it was; metadata that is empty is taken away. */
function update(call: Call) {
  const { params } = call;
  const endpoint = endpointOf(call);
  if (params.url !== undefined) endpoint.url = urlOf(call);
  if (params.enabled_events !== undefined) endpoint.events = eventsOf(call);
  if (params.description !== undefined) endpoint.description = textOf(params.description) || null;
  if (params.disabled !== undefined) endpoint.status = params.disabled === 'true' ? 'disabled' : 'enabled';
  const metadata = Object.entries({ ...endpoint.metadata, ...recordOf(params.metadata) }).filter(([, value]) => value !== '');
  endpoint.metadata = Object.fromEntries(metadata);
  return answer(call, view(endpoint));
}

const resource = 'webhook_endpoints';
const own = path('/webhook_endpoints/:id');

export const endpointRoutes: readonly Route[] = [
  {
    method: 'POST',
    pattern: path('/webhook_endpoints'),
    name: 'webhookEndpoint.create',
    resource,
    params: ['url', 'enabled_events', 'api_version', 'description', 'metadata', 'connect', 'expand'],
    handle: create,
  },
  {
    method: 'GET',
    pattern: path('/webhook_endpoints'),
    name: 'webhookEndpoint.list',
    resource,
    params: listParameters,
    handle: (call) =>
      answer(call, pageOf('/v1/webhook_endpoints', ofMode(call.context.state.endpoints.values(), call.livemode), call.params, view)),
  },
  {
    method: 'GET',
    pattern: own,
    name: 'webhookEndpoint.get',
    resource,
    params: ['expand'],
    handle: (call) => answer(call, view(endpointOf(call))),
  },
  {
    method: 'POST',
    pattern: own,
    name: 'webhookEndpoint.update',
    resource,
    params: ['url', 'enabled_events', 'description', 'disabled', 'metadata', 'expand'],
    handle: update,
  },
  {
    method: 'DELETE',
    pattern: own,
    name: 'webhookEndpoint.delete',
    resource,
    params: [],
    handle: (call) => {
      const { id } = endpointOf(call);
      call.context.state.endpoints.delete(id);
      return { status: 200, body: { id, object: 'webhook_endpoint', deleted: true } };
    },
  },
];
