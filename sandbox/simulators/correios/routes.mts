/** The calls that are simulated, their names, and what each must pass. */
import { parseJson, type Answer } from '../../http/answer.mts';
import type { Incoming } from '../../http/app.mts';
import { routeTable } from '../../http/routeTable.mts';
import { failure, firewall, refuse, tooMany } from './answers.mts';
import type { Call, Rights, Simulation } from './context.mts';
import { contentDeclaration, downloadLabel, requestLabel } from './labels.mts';
import { cancelPrePosting, createPrePosting, listPrePostings, readPosted } from './prePostings.mts';
import { contractServices, deadline, deadlines, price, prices } from './prices.mts';
import { authenticate, checkToken } from './tokens.mts';
import { track, trackMany } from './tracking.mts';

type Handler = (call: Call) => Answer;

const guarded =
  (rights: Rights, handle: Handler): Handler =>
  (call) => {
    checkToken(call, rights);
    return handle(call);
  };

const token = '/token/v1/autentica';
const posting = '/prepostagem/v1/prepostagens';

const table = routeTable<Handler>([
  [`POST ${token}`, 'oauth.token', (call) => authenticate(call, 'user')],
  [`POST ${token}/contrato`, 'oauth.token', (call) => authenticate(call, 'contract')],
  [`POST ${token}/cartaopostagem`, 'oauth.token', (call) => authenticate(call, 'card')],
  ['GET /preco/v1/nacional/{service}', 'price.get', guarded('contract', price)],
  ['POST /preco/v1/nacional', 'price.batch', guarded('contract', prices)],
  ['GET /prazo/v1/nacional/{service}', 'deadline.get', guarded('contract', deadline)],
  ['POST /prazo/v1/nacional', 'deadline.batch', guarded('contract', deadlines)],
  ['GET /meucontrato/v1/empresas/{cnpj}/contratos/{contract}/servicos', 'services.list', guarded('user', contractServices)],
  [`POST ${posting}`, 'prePosting.create', guarded('card', createPrePosting)],
  ['GET /prepostagem/v2/prepostagens', 'prePosting.list', guarded('card', listPrePostings)],
  [`GET ${posting}/postada`, 'prePosting.posted', guarded('card', readPosted)],
  [`POST ${posting}/rotulo/assincrono/pdf`, 'label.request', guarded('card', requestLabel)],
  [`GET ${posting}/rotulo/download/assincrono/{id}`, 'label.download', guarded('card', downloadLabel)],
  [`GET ${posting}/declaracaoconteudo/{ids}`, 'declaration.get', guarded('card', contentDeclaration)],
  [`DELETE ${posting}/{id}`, 'prePosting.cancel', guarded('card', cancelPrePosting)],
  ['GET /srorastro/v1/objetos', 'tracking.list', guarded('user', trackMany)],
  ['GET /srorastro/v1/objetos/{code}', 'tracking.get', guarded('user', track)],
]);

export const { operationOf } = table;

/** Asked by POST; a label's request makes a file and nothing else. */
export const questions = ['price.batch', 'deadline.batch', 'label.request'];

export function serve(simulation: Simulation, { method, url, headers, body: text }: Incoming): Answer {
  const { state } = simulation;
  if (state.blocked > 0) {
    state.blocked--;
    return firewall();
  }
  const path = url.pathname;
  const where = { simulation, method, path };
  const found = table.find(method, path);
  if (!found) {
    simulation.violation('unknown-route', `${method} of a path that is not known`);
    return failure(where, 404, 'GTW-004: No static resource.');
  }
  const window = found.operation.startsWith('tracking.') ? state.trackingWindow : state.window;
  if (!window.take()) {
    simulation.violation('rate-limit', 'more requests in a second than are allowed');
    return tooMany();
  }
  const body = text === '' ? {} : parseJson(text);
  if (body === undefined) {
    simulation.violation('malformed-json', 'the body is not JSON');
    refuse(failure(where, 400, 'GTW-005: JSON inválido.'));
  }
  return found.handle({ ...where, query: url.searchParams, headers, body, params: found.params });
}
