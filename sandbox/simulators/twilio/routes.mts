/** From a request to its handler: an account by name and password, or a key with its secret. */
import { Hono } from 'hono';
import { listContents } from './contentList.mts';
import type { Simulation } from './context.mts';
import { failed } from './errors.mts';
import { getMessage, sendMessage } from './messages.mts';
import { operationOf } from './operations.mts';
import { download, redirect, storageHost } from './speech/files.mts';

export function createApp(simulation: Simulation): Hono {
  const app = new Hono();
  app.all('*', (call) => handle(simulation, call.req.raw));
  return app;
}

async function handle(simulation: Simulation, request: Request): Promise<Response> {
  const url = new URL(request.url);
  if (url.hostname === storageHost) return download(simulation, url.pathname);
  const operation = operationOf({ method: request.method, path: url.pathname, body: '' });
  const { accountSid } = simulation.state.secrets;
  if (!isKnown(simulation, request.headers.get('Authorization'))) {
    simulation.violation('authorization', 'account and token, or key and secret, are missing or wrong');
    return failed(20003);
  }
  const [, , account = ''] = url.pathname.split('/').filter(Boolean);
  const isOwn = operation === 'templates.list' || account.replace('.json', '') === accountSid;
  if (operation === 'unknown' || !isOwn) {
    simulation.violation(isOwn ? 'unknown-route' : 'account', `${request.method} outside of the account or of what is simulated`);
    return failed(20404);
  }
  if (operation === 'media.get') return redirect(simulation, url.pathname.split('/').at(-1) ?? '');
  if (operation === 'message.send') return await sendMessage(simulation, request);
  if (operation === 'templates.list') return listContents(simulation, url);
  if (operation === 'account.get') return Response.json({ sid: accountSid, friendly_name: 'Loja Ponte', status: 'active', type: 'Full' });
  return getMessage(simulation, url.pathname.split('/').at(-1)?.replace('.json', '') ?? '');
}

function isKnown({ state: { secrets } }: Simulation, header: string | null): boolean {
  const login = Buffer.from(/^Basic (\S+)$/.exec(header ?? '')?.[1] ?? '', 'base64').toString();
  return [`${secrets.accountSid}:${secrets.authToken}`, `${secrets.apiKeySid}:${secrets.apiKeySecret}`].includes(login);
}
