import type { Clock } from '../../../runtime/clock.ts';
import { createBling, type BlingOptions, type BlingSimulator } from '../../../sandbox/simulators/bling/index.mts';
import { simulatedVendor, type SimulatedVendor } from './simulatedVendor.mts';

export type BlingWorld = SimulatedVendor<BlingSimulator>;

/** A Bling account with the catalogue's goods in it, and the login that the credential would add. */
export function blingWorld({ clock, ...options }: BlingOptions & { clock?: Clock } = {}): BlingWorld {
  let token: string | undefined;
  return simulatedVendor({
    ...(clock ? { clock } : {}),
    create: (services) => createBling(services, options),
    login: (simulator) => {
      token ??= simulator.issueTokens({ jwt: true }).access_token;
      return { authorization: `Bearer ${token}` };
    },
  });
}
