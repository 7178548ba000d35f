/** A Bling that answers what the test says, call by call. */
import type { Connection } from '../../../runtime/connection.ts';
import type { HttpRequest } from '../../../runtime/http.ts';

export interface Step {
  /** `GET /nfe/7`; the query is not looked at. */
  readonly call: string;
  readonly status?: number;
  readonly body?: unknown;
}

let accounts = 0;

export function scripted(steps: readonly Step[]) {
  const requests: HttpRequest[] = [];
  const left = [...steps];
  let now = Date.parse('2026-11-24T15:00:00Z');
  const connection: Connection = {
    account: `scripted-${++accounts}`,
    settings: {},
    deadline: now + 120_000,
    clock: {
      now: () => now,
      sleep: (ms) => {
        now += ms;
        return Promise.resolve();
      },
    },
    transport: (request) => {
      requests.push(request);
      const url = new URL(request.url);
      const call = `${request.method} ${url.hostname === 'api.bling.com.br' ? url.pathname.replace('/Api/v3', '') : url.origin + url.pathname}`;
      const step = left.shift();
      if (step?.call !== call) throw new Error(`unexpected ${call}, expected ${step?.call ?? 'nothing more'}`);
      return Promise.resolve({ answered: true, status: step.status ?? 200, headers: {}, body: step.body ?? '' });
    },
  };
  return { connection, requests, left };
}

/** As Bling refuses (vendor documentation, ErrorResponse). */
export const refusal = (msg: string, element = 'x') => ({
  error: {
    type: 'VALIDATION_ERROR',
    message: 'Não foi possível salvar a venda',
    description: 'A venda não pode ser salva, pois ocorreram problemas em sua validação.',
    fields: [{ code: 49, msg, element, namespace: 'VENDAS' }],
  },
});
