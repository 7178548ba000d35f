/** The calls that are simulated, their names, and the token. */
import { parseJson, type Answer } from '../../http/answer.mts';
import type { Incoming } from '../../http/app.mts';
import { routeTable } from '../../http/routeTable.mts';
import type { Call, Simulation } from './context.mts';
import { addressOf, info, quote } from './quotes.mts';
import { track } from './tracking.mts';

const table = routeTable<(call: Call) => Answer>([
  ['POST /shipping/quote', 'quote.get', quote],
  ['GET /shipping/info', 'services.list', info],
  ['GET /CEP/Address/{cep}', 'address.get', addressOf],
  ['POST /tracking/trackinginfo', 'tracking.get', track],
]);

export const { operationOf } = table;

export function serve(simulation: Simulation, { method, url, headers, body: text }: Incoming): Answer {
  const { secrets, state, options, violation } = simulation;
  const found = table.find(method, url.pathname);
  if (!found) {
    violation('unknown-route', `${method} of a path that is not known`);
    return { status: 404, body: { Message: 'No HTTP resource was found that matches the request URI.' } };
  }
  const isRight = headers.get('token') === secrets.token;
  if (!isRight) violation('authorization', 'the header token is missing or was never issued');
  if (!isRight || state.tokenRevoked) {
    const body = { Message: 'Token inválido.' };
    return options.badToken === 'ok' ? { status: 200, body } : { status: 401, body };
  }
  const body = text === '' ? {} : parseJson(text);
  if (body === undefined) {
    violation('malformed-json', 'the body is not JSON');
    return { status: 400, body: { Message: 'The request is invalid.' } };
  }
  return found.handle({ simulation, body, params: found.params });
}
