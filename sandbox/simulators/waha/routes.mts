/** From a request to its handler. */
import { Hono } from 'hono';
import { asFields, readJson } from '../../whatsapp/fields.mts';
import { badRequest, notFound, unauthorized } from './answers.mts';
import type { Simulation } from './context.mts';
import { send } from './messages.mts';
import { operationOf, sends } from './operations.mts';
import { checkNumber, getLid, getMessage } from './queries.mts';
import { showSession, updateSession } from './sessions.mts';
import { download } from './speech/files.mts';

export function createApp(simulation: Simulation): Hono {
  const app = new Hono();
  app.all('*', (call) => handle(simulation, call.req.raw));
  return app;
}

async function handle(simulation: Simulation, request: Request): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  const operation = operationOf({ method: request.method, path: pathname, body: '' });
  if (operation === 'server.ping') return Response.json({ message: 'pong' });
  if (request.headers.get('X-Api-Key') !== simulation.state.secrets.apiKey) {
    simulation.violation('api-key', 'the header X-Api-Key is missing or wrong');
    return unauthorized();
  }
  if (operation === 'number.check') return checkNumber(simulation, searchParams);
  if (operation === 'message.get') return getMessage(simulation, pathname, searchParams);
  if (operation === 'lid.get') return getLid(simulation, pathname);
  if (operation === 'media.download') return download(simulation, pathname);
  if (operation === 'server.version')
    return Response.json({ version: '2026.11.1', engine: simulation.engine, tier: simulation.tier, browser: null });
  if (operation.startsWith('session.')) return await onSession(simulation, request, pathname);
  if (sends.includes(operation)) return await withBody(simulation, request, (body) => send(simulation, operation, body));
  simulation.violation('unknown-route', `${request.method} outside of what is simulated`);
  return notFound(`Cannot ${request.method} ${pathname}`);
}

async function onSession(simulation: Simulation, request: Request, pathname: string): Promise<Response> {
  if (decodeURIComponent(pathname.split('/')[3] ?? '') !== simulation.state.secrets.sessionName) {
    simulation.violation('session', 'a session that does not exist');
    return notFound('Session not found');
  }
  if (request.method === 'GET') return showSession(simulation);
  return await withBody(simulation, request, (body) => updateSession(simulation, body));
}

async function withBody(
  simulation: Simulation,
  request: Request,
  answer: (body: Readonly<Record<string, unknown>>) => Response,
): Promise<Response> {
  const body = await readJson(request);
  if (body !== undefined) return answer(asFields(body));
  simulation.violation('content-type', 'a body that is not JSON');
  return badRequest(['the body must be JSON']);
}
