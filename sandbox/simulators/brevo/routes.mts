/** The calls that are simulated, their names, and the key. */
import { parseJson, type Answer } from '../../http/answer.mts';
import type { Incoming } from '../../http/app.mts';
import { routeTable } from '../../http/routeTable.mts';
import { changeContact, createContact, deleteContact, getContact, listAttributes, listContacts } from './contacts.mts';
import { failure, refuse, type Call, type Simulation } from './context.mts';
import { createWebhook, deleteWebhook, listWebhooks, sendMail } from './mails.mts';

const table = routeTable<(call: Call) => Answer>([
  [
    'GET /v3/account',
    'account.get',
    () => ({ status: 200, body: { email: 'loja@loja-ponte.example', companyName: 'Loja Ponte', plan: [] } }),
  ],
  ['GET /v3/contacts/attributes', 'attributes.list', listAttributes],
  ['GET /v3/contacts', 'contacts.list', listContacts],
  ['POST /v3/contacts', 'contacts.create', createContact],
  ['GET /v3/contacts/{id}', 'contacts.get', getContact],
  ['PUT /v3/contacts/{id}', 'contacts.update', changeContact],
  ['DELETE /v3/contacts/{id}', 'contacts.delete', deleteContact],
  ['POST /v3/smtp/email', 'mails.send', sendMail],
  ['GET /v3/webhooks', 'webhooks.list', listWebhooks],
  ['POST /v3/webhooks', 'webhooks.create', createWebhook],
  ['DELETE /v3/webhooks/{id}', 'webhooks.delete', deleteWebhook],
]);

export const { operationOf } = table;

export function serve(simulation: Simulation, incoming: Incoming): Answer {
  const { method, url, headers, body } = incoming;
  const found = table.find(method, url.pathname);
  if (!found) {
    simulation.violation('unknown-route', `${method} of a path that is not known`);
    return failure(404, 'not_found', 'Not found');
  }
  if (headers.get('api-key') !== simulation.secrets.apiKey) {
    simulation.violation('authorization', 'the key is missing or wrong');
    refuse(failure(401, 'unauthorized', 'Key not found'));
  }
  const parsed = body === '' ? {} : parseJson(body);
  if (parsed === undefined) refuse(failure(400, 'bad_request', 'Input must be a valid JSON object'));
  return found.handle({
    simulation,
    incoming,
    params: found.params,
    query: url.searchParams,
    body: parsed as Readonly<Record<string, unknown>>,
  });
}
