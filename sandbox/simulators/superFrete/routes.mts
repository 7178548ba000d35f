/** The calls that are simulated, their names, and what each must pass. */
import { parseJson, type Answer } from '../../http/answer.mts';
import type { Incoming } from '../../http/app.mts';
import { routeTable } from '../../http/routeTable.mts';
import { listAddresses, readUser } from './account.mts';
import { failure, refuse, tooMany } from './answers.mts';
import { addToCart } from './cart.mts';
import { hosts, type Call, type Simulation } from './context.mts';
import { cancel, checkout, labelFile, listOrders, orderOf, print } from './orders.mts';
import { calculate, servicesInfo } from './quotes.mts';
import { createWebhook, deleteWebhook, listWebhooks, updateWebhook } from './webhooks.mts';

const base = '/api/v0';

const table = routeTable<(call: Call) => Answer>([
  [`POST ${base}/calculator`, 'quote.calculate', calculate],
  [`GET ${base}/services/info`, 'services.info', servicesInfo],
  [`POST ${base}/cart`, 'cart.add', addToCart],
  [`POST ${base}/checkout`, 'order.checkout', checkout],
  [`GET ${base}/order/info/{id}`, 'order.get', orderOf],
  [`POST ${base}/order/cancel`, 'order.cancel', cancel],
  [`POST ${base}/tag/print`, 'order.print', print],
  [`GET ${base}/me/orders`, 'orders.list', listOrders],
  [`GET ${base}/user`, 'account.get', readUser],
  [`GET ${base}/user/addresses`, 'addresses.list', listAddresses],
  [`GET ${base}/webhook`, 'webhooks.list', listWebhooks],
  [`POST ${base}/webhook`, 'webhooks.create', createWebhook],
  [`PUT ${base}/webhook/{id}`, 'webhooks.update', updateWebhook],
  [`DELETE ${base}/webhook/{id}`, 'webhooks.delete', deleteWebhook],
  ['GET /_etiqueta/pdf/{name}', 'label.file', ({ simulation, params }) => labelFile(simulation, params.name ?? '')],
]);

export const { operationOf } = table;

/** Asked by POST. */
export const questions = ['quote.calculate', 'order.print'];

export function serve(simulation: Simulation, { method, url, headers, body }: Incoming): Answer {
  const found = table.find(method, url.pathname.replace(/(?<=.)\/$/, ''));
  const isFile = found?.operation === 'label.file';
  if (!found || isFile !== (url.hostname === hosts.labels)) {
    simulation.violation('unknown-route', `${method} of a path that is not known`);
    return failure(404, 'not-found', 'Not Found');
  }
  const call = { simulation, query: url.searchParams, headers, params: found.params };
  if (isFile) return found.handle({ ...call, body: undefined });
  checkClient(simulation, headers);
  return found.handle({ ...call, body: readBody(simulation, headers, body) });
}

function checkClient(simulation: Simulation, headers: Headers): void {
  const { state, secrets } = simulation;
  if (!/\S+.*\([^()\s]+@[^()\s]+\.[^()\s]+\)/.test(headers.get('User-Agent') ?? '')) {
    simulation.violation('user-agent', 'User-Agent must name the application and an e-mail: "App 1.0 (email)"');
    refuse(failure(403, 'permission-denied', 'User-Agent inválido.'));
  }
  if (headers.get('Authorization') !== `Bearer ${secrets.token}`) {
    simulation.violation('authorization', 'the token is missing or was never issued');
    refuse(failure(401, 'unauthenticated', 'Unauthorized'));
  }
  if (state.tokenRevoked) refuse(failure(401, 'unauthenticated', 'Unauthorized'));
  if (state.window.take()) return;
  simulation.violation('rate-limit', 'more requests in a minute than are allowed');
  refuse(tooMany());
}

function readBody(simulation: Simulation, headers: Headers, text: string): unknown {
  if (text === '') return {};
  const body = /application\/json/.test(headers.get('Content-Type') ?? '') ? parseJson(text) : undefined;
  if (body !== undefined) return body;
  simulation.violation('malformed-json', 'the body is not JSON, or not declared as such');
  return refuse(failure(400, 'invalid-argument', 'JSON inválido.'));
}
