/** Both directories of CEPs behind one line, and time that passes when somebody waits. */
import type { Connection } from '../../../runtime/client/connection.ts';
import type { HttpRequest } from '../../../runtime/client/http.ts';
import { createBrasilApi } from '../../../sandbox/simulators/brasilApi/index.mts';
import { createViaCep, type ViaCepOptions } from '../../../sandbox/simulators/viaCep/index.mts';
import { simulatedVendor } from './simulatedVendor.mts';

let accounts = 0;

export function postalCodeWorld(options: ViaCepOptions = {}) {
  let now = Date.parse('2026-11-24T15:00:00Z');
  const clock = {
    now: () => now,
    sleep: async (ms: number) => {
      const until = now + ms;
      await Promise.resolve();
      now = Math.max(now, until);
    },
  };
  const login = () => ({});
  const viaCep = simulatedVendor({ create: (services) => createViaCep(services, options), login, clock });
  const brasilApi = simulatedVendor({ create: (services) => createBrasilApi(services), login, clock });
  const asked: { host: string; at: number }[] = [];
  const transport = async (request: HttpRequest) => {
    const { hostname: host } = new URL(request.url);
    asked.push({ host, at: now });
    return await (host === 'viacep.com.br' ? viaCep : brasilApi).connect().transport(request);
  };
  const account = `postal-codes-${++accounts}`;
  return {
    viaCep,
    brasilApi,
    clock,
    asked,
    hosts: () => asked.map(({ host }) => host),
    violations: () => [...viaCep.violations, ...brasilApi.violations],
    connect: (): Connection => ({ account, settings: {}, transport, clock, deadline: now + 300_000 }),
  };
}
