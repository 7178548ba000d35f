/** From a request to its handler: a key, an instance, an action. */
import { Hono } from 'hono';
import { asFields, readJson } from '../../whatsapp/fields.mts';
import { badRequest, noSuchInstance, noSuchRoute, unauthorized } from './answers.mts';
import type { Simulation } from './context.mts';
import { send } from './messages.mts';
import { operationOf, sends } from './operations.mts';
import { checkNumbers, connectionState, findMessages, listInstances, statusesOf } from './queries.mts';
import { getBase64 } from './speech/media.mts';
import { findWebhook, setWebhook } from './webhookSettings.mts';

type Handler = (simulation: Simulation, body: Readonly<Record<string, unknown>>) => Response;

const handlers: Readonly<Record<string, Handler>> = {
  'number.check': checkNumbers,
  'message.status': statusesOf,
  'message.find': findMessages,
  'media.get': getBase64,
  'instance.state': connectionState,
  'instance.list': listInstances,
  'webhook.set': setWebhook,
  'webhook.find': findWebhook,
};

export function createApp(simulation: Simulation): Hono {
  const app = new Hono();
  app.all('*', (call) => handle(simulation, call.req.raw));
  return app;
}

async function handle(simulation: Simulation, request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  const operation = operationOf({ method: request.method, path: pathname, body: '' });
  if (operation === 'server.info')
    return Response.json({ status: 200, message: 'Welcome to the Evolution API, it is working!', version: '2.3.7' });
  const { secrets } = simulation.state;
  if (![secrets.globalApiKey, secrets.instanceToken].includes(request.headers.get('apikey') ?? '')) {
    simulation.violation('apikey', 'the header apikey is missing or wrong');
    return unauthorized();
  }
  const [, action = '', instance = ''] = pathname.split('/').filter(Boolean).map(decodeURIComponent);
  if (operation === 'unknown') {
    simulation.violation('unknown-route', `${request.method} ${action}`);
    return noSuchRoute(request.method, pathname);
  }
  if (operation !== 'instance.list' && instance !== secrets.instanceName) {
    simulation.violation('instance', 'an instance that does not exist');
    return noSuchInstance(instance);
  }
  const body = request.method === 'POST' ? await readJson(request) : {};
  if (body === undefined) {
    simulation.violation('content-type', 'a body that is not JSON');
    return badRequest('The body must be JSON');
  }
  return sends.includes(operation) ? send(simulation, action, asFields(body)) : handlers[operation]!(simulation, asFields(body));
}
