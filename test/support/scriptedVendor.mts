/** A vendor that answers what the test says, call by call. */
import type { Connection } from '../../runtime/client/connection.ts';
import { noAnswer, type HttpRequest } from '../../runtime/client/http.ts';

export interface Step {
  /** `GET /nfe/7`, below the root; the query is not looked at. */
  readonly call: string;
  readonly status?: number;
  readonly body?: unknown;
  /** The work is done or not, the answer never comes. */
  readonly lost?: true;
}

let accounts = 0;

export function scriptedVendor(root: string, steps: readonly Step[]) {
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
      const call = `${request.method} ${request.url.split('?')[0]!.replace(root, '')}`;
      const step = left.shift();
      if (step?.call !== call) throw new Error(`unexpected ${call}, expected ${step?.call ?? 'nothing more'}`);
      if (step.lost) return Promise.resolve(noAnswer('ECONNRESET'));
      return Promise.resolve({ answered: true, status: step.status ?? 200, headers: {}, body: step.body ?? '' });
    },
  };
  return { connection, requests, left };
}
