/** From a request to its handler: an instance and its token in the path, the account's token in a header. */
import { Hono } from 'hono';
import { asFields, readJson } from '../../whatsapp/fields.mts';
import type { Simulation } from './context.mts';
import { checkNumber, show, statusOf } from './instance.mts';
import { send } from './messages.mts';
import { download, storageHost } from './speech/files.mts';
import { actions, readPath, sends } from './operations.mts';
import type { InstancePath } from './operations.mts';
import type { WebhookKind } from './state.mts';
import { kinds, setWebhooks } from './webhooks.mts';

export function createApp(simulation: Simulation): Hono {
  const app = new Hono();
  app.all('*', (call) => handle(simulation, call.req.raw));
  return app;
}

async function handle(simulation: Simulation, request: Request): Promise<Response> {
  const { hostname, pathname } = new URL(request.url);
  if (hostname === storageHost) return download(simulation, pathname);
  const path = readPath(pathname);
  const [operation, method] = actions[path?.action ?? ''] ?? [];
  if (!path || operation === undefined) {
    simulation.violation('unknown-route', `${request.method} ${path?.action ?? 'outside of an instance'}`);
    return Response.json({ error: 'NOT_FOUND', message: 'Unable to find matching target resource method' }, { status: 404 });
  }
  const refused = authenticate(simulation, path, request.headers.get('Client-Token'));
  if (refused) return refused;
  if (request.method !== method) return refuse(simulation, 'method', 405, `${path.action} takes ${method}`);
  const body = method === 'GET' ? {} : await readJson(request);
  if (body === undefined) return refuse(simulation, 'content-type', 415, 'the body must be application/json');
  return answer(simulation, operation, path, asFields(body));
}

function answer(
  simulation: Simulation,
  operation: string,
  { action, argument }: InstancePath,
  body: Readonly<Record<string, unknown>>,
): Response {
  if (sends.includes(operation)) return send(simulation, action, argument, body);
  if (operation === 'number.check') return checkNumber(simulation, argument);
  if (operation === 'instance.status') return statusOf(simulation);
  if (operation === 'instance.get') return show(simulation);
  const kind = action.replace('update-webhook-', '') as WebhookKind;
  return setWebhooks(simulation, operation === 'webhook.setAll' ? kinds : [kind], body);
}

function authenticate(simulation: Simulation, path: InstancePath, clientToken: string | null): Response | undefined {
  const { secrets } = simulation.state;
  if (path.instanceId !== secrets.instanceId || path.token !== secrets.instanceToken)
    return refuse(simulation, 'instance', 400, 'Instance not found');
  if (clientToken !== secrets.clientToken) return refuse(simulation, 'client-token', 403, 'Client-Token not allowed');
  return undefined;
}

function refuse(simulation: Simulation, rule: string, status: number, error: string): Response {
  simulation.violation(rule, error);
  return Response.json({ error }, { status });
}
