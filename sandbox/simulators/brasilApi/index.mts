/** BrasilAPI, simulated: where a CEP is by whichever of its sources answers first, for everybody and without a login. */
import { postalCodeRow, type PostalCodeRow } from '../../carriers/postalCodes.mts';
import { toResponse, type Answer } from '../../http/answer.mts';
import { createApp, type Incoming } from '../../http/app.mts';
import { routeTable } from '../../http/routeTable.mts';
import type { Simulator, WorldServices } from '../../world/simulator.mts';
import { truths } from './truths.mts';

const vendor = 'brasilApi';

export interface BrasilApiSimulator extends Simulator {
  /** None of the services that it asks answers (or they do again). */
  setSourcesAway(away: boolean): void;
}

type Handle = (postalCode: string) => Answer;

export function createBrasilApi(world: WorldServices): BrasilApiSimulator {
  let away = false;
  const violation = (rule: string, detail: string) => world.violation({ vendor, rule, detail });
  const find: Handle = (postalCode) => {
    if (!/^\d{1,8}$/.test(postalCode.replace('-', ''))) {
      violation('postal-code', 'not eight digits');
      return refused(400, 'validation_error', 'CEP deve conter exatamente 8 caracteres.');
    }
    const row = postalCodeRow(postalCode);
    if (row && !away) return { status: 200, body: viewOf(postalCode, row) };
    return refused(404, 'service_error', 'Todos os serviços de CEP retornaram erro.', away ? 'Erro ao se conectar.' : 'CEP NAO ENCONTRADO');
  };
  const table = routeTable<Handle>([['GET /api/cep/v1/{cep}', 'postalCode.get', find]]);
  const serve = ({ method, url, headers }: Incoming): Answer => {
    if (headers.has('authorization') || headers.has('token')) violation('login', 'a login came along that nobody asked for');
    const found = table.find(method, url.pathname);
    if (found) return found.handle(found.params.cep ?? '');
    violation('unknown-route', `${method} of a path that is not known`);
    return { status: 404, body: '<html><body>404</body></html>', headers: { 'Content-Type': 'text/html' } };
  };
  return {
    vendor,
    hosts: ['brasilapi.com.br'],
    app: createApp(serve),
    truths,
    operationOf: table.operationOf,
    rateLimitedAnswer: () => toResponse({ status: 429, body: { message: 'Too many requests', type: 'too_many_requests' } }),
    serverErrorAnswer: () =>
      toResponse({ status: 504, body: '<html><body>Gateway Timeout</body></html>', headers: { 'Content-Type': 'text/html' } }),
    ledger: () => [],
    reset: () => void (away = false),
    setSourcesAway: (next) => void (away = next),
  };
}

const refused = (status: number, type: string, message: string, ofSource?: string): Answer => ({
  status,
  body: {
    name: 'CepPromiseError',
    message,
    type,
    errors: (ofSource === undefined ? [] : ['correios', 'viacep', 'widenet']).map((service) => ({
      name: 'ServiceError',
      message: ofSource,
      service,
    })),
  },
});

const viewOf = (postalCode: string, { state, city, district, street }: PostalCodeRow) => ({
  cep: postalCode,
  state,
  city,
  neighborhood: district,
  street,
  service: 'correios',
});
