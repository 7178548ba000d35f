/** ViaCEP, simulated: where a CEP is, for everybody and without a login. */
import { postalCodeRow, type PostalCodeRow } from '../../carriers/postalCodes.mts';
import { toResponse, type Answer } from '../../http/answer.mts';
import { createApp, type Incoming } from '../../http/app.mts';
import { routeTable } from '../../http/routeTable.mts';
import type { Simulator, WorldServices } from '../../world/simulator.mts';
import { truths } from './truths.mts';

const vendor = 'viaCep';

export interface ViaCepOptions {
  /** `erro` is a text, and was a boolean once. */
  readonly booleanError?: boolean;
}

export interface ViaCepSimulator extends Simulator {
  /** The caller asked too much and is shut out (or let in again). */
  setBlocked(blocked: boolean): void;
}

const html = (status: number, title: string): Answer => ({
  status,
  body: `<!DOCTYPE HTML><html><head><title>${title}</title></head><body><h2>${title}</h2></body></html>`,
  headers: { 'Content-Type': 'text/html; charset=utf-8' },
});

type Handle = (postalCode: string) => Answer;

export function createViaCep(world: WorldServices, { booleanError = false }: ViaCepOptions = {}): ViaCepSimulator {
  let blocked = false;
  const violation = (rule: string, detail: string) => world.violation({ vendor, rule, detail });
  const find: Handle = (postalCode) => {
    if (!/^\d{8}$/.test(postalCode)) {
      violation('postal-code', 'not eight digits');
      return html(400, 'Bad Request');
    }
    const row = postalCodeRow(postalCode);
    return { status: 200, body: row ? viewOf(postalCode, row) : { erro: booleanError ? true : 'true' } };
  };
  const table = routeTable<Handle>([['GET /ws/{cep}/json/', 'postalCode.get', find]]);
  const serve = ({ method, url, headers }: Incoming): Answer => {
    if (headers.has('authorization') || headers.has('token')) violation('login', 'a login came along that nobody asked for');
    if (blocked) {
      violation('blocked', 'asked again although it is shut out');
      return html(403, 'Forbidden');
    }
    const found = table.find(method, url.pathname);
    if (found) return found.handle(found.params.cep ?? '');
    violation('unknown-route', `${method} of a path that is not known`);
    return html(404, 'Not Found');
  };
  return {
    vendor,
    hosts: ['viacep.com.br'],
    app: createApp(serve),
    truths,
    operationOf: table.operationOf,
    rateLimitedAnswer: () => toResponse(html(403, 'Forbidden')),
    serverErrorAnswer: () => toResponse(html(502, 'Bad Gateway')),
    ledger: () => [],
    reset: () => void (blocked = false),
    setBlocked: (next) => void (blocked = next),
  };
}

const viewOf = (postalCode: string, { state, city, ibge, areaCode, district, street }: PostalCodeRow) => ({
  cep: `${postalCode.slice(0, 5)}-${postalCode.slice(5)}`,
  logradouro: street,
  complemento: '',
  unidade: '',
  bairro: district,
  localidade: city,
  uf: state,
  ibge,
  gia: '',
  ddd: areaCode,
  siafi: '',
});
