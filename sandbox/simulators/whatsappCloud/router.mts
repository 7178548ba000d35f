/** From a request to its handler: Graph paths are a version, an object's id and an edge. */
import { checkToken, checkVersion, defaultVersion } from './gate.mts';
import type { GraphCall, Simulation } from './context.mts';
import { strikeBefore } from './failures.mts';
import { graphError } from './graphError.mts';
import { countManagement } from './limits.mts';
import { deleteMedia, downloadMedia, fileHost, mediaNode, uploadMedia } from './media.mts';
import { accountNode, listPhoneNumbers, noSuchObject, phoneNumberNode, readNode } from './nodes.mts';
import { operationOf, splitPath } from './operations.mts';
import { sendMessage } from './send.mts';
import { createSubscription, listSubscriptions, removeSubscription } from './subscriptions.mts';
import { listTemplates } from './templateList.mts';

type Handler = (simulation: Simulation, call: GraphCall) => Response | Promise<Response>;

const ofPhoneNumber: Readonly<Record<string, Handler>> = {
  'POST messages': sendMessage,
  'POST media': uploadMedia,
};

const ofAccount: Readonly<Record<string, Handler>> = {
  'GET message_templates': listTemplates,
  'GET phone_numbers': listPhoneNumbers,
  'GET subscribed_apps': listSubscriptions,
  'POST subscribed_apps': createSubscription,
  'DELETE subscribed_apps': removeSubscription,
};

export async function route(simulation: Simulation, request: Request): Promise<Response> {
  const url = new URL(request.url);
  if (url.hostname === fileHost) return downloadMedia(simulation, url, request.headers.get('Authorization'));
  const { version, segments } = splitPath(url.pathname);
  const call: GraphCall = {
    method: request.method,
    version: version ?? defaultVersion(simulation),
    segments,
    url,
    request,
    operation: operationOf({ method: request.method, path: url.pathname, body: '' }),
  };
  const refused = checkVersion(simulation, call.version) ?? checkToken(simulation, request.headers.get('Authorization'));
  if (refused) return graphError(refused);
  if (call.operation !== 'message.send') {
    const struck = countManagement(simulation) ?? strikeBefore(simulation, call.operation);
    if (struck) return graphError(struck);
  }
  return call.segments.length === 2 ? routeEdge(simulation, call) : routeNode(simulation, call);
}

function routeEdge(simulation: Simulation, call: GraphCall): Response | Promise<Response> {
  const [id = '', edge = ''] = call.segments;
  const { secrets } = simulation.state;
  const edges = id === secrets.phoneNumberId ? ofPhoneNumber : id === secrets.wabaId ? ofAccount : undefined;
  const handler = edges?.[`${call.method} ${edge}`];
  if (handler) return handler(simulation, call);
  simulation.violation('unknown-route', `${call.method} /{${edges ? 'id' : 'unknown id'}}/${edge}`);
  return noSuchObject(call.method, id);
}

function routeNode(simulation: Simulation, call: GraphCall): Response {
  const [id = ''] = call.segments;
  const { secrets } = simulation.state;
  const isNumber = call.segments.length === 1 && /^\d+$/.test(id);
  if (isNumber && call.method === 'GET') {
    if (id === secrets.phoneNumberId) return readNode(simulation, phoneNumberNode(simulation), call);
    if (id === secrets.wabaId) return readNode(simulation, accountNode(simulation), call);
    return mediaNode(simulation, id) ?? noSuchObject(call.method, id);
  }
  if (isNumber && call.method === 'DELETE') {
    return deleteMedia(simulation, id) ? Response.json({ success: true }) : noSuchObject(call.method, id);
  }
  simulation.violation('unknown-route', `${call.method} with ${call.segments.length} path components`);
  return graphError({ code: 2500, details: 'Unknown path components' });
}
