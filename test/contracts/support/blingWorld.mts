import type { Clock } from '../../../runtime/clock.ts';
import { createBling, type BlingOptions, type BlingSimulator } from '../../../sandbox/simulators/bling/index.mts';
import { simulatedVendor, type SimulatedVendor } from './simulatedVendor.mts';

export type BlingWorld = SimulatedVendor<BlingSimulator>;

/** A Bling account with the catalogue's goods in it, and the login that the credential would add. */
export function blingWorld({ clock, ...options }: BlingOptions & { clock?: Clock } = {}): BlingWorld {
  let token: string | undefined;
  let issuedAt = 0;
  let now = () => 0;
  return simulatedVendor({
    ...(clock ? { clock } : {}),
    create(services) {
      now = () => services.clock.now();
      return createBling(services, options);
    },
    login: (simulator) => {
      // n8n renews it.
      if (token === undefined || now() - issuedAt > 3_600_000)
        [token, issuedAt] = [simulator.issueTokens({ jwt: true }).access_token, now()];
      return { authorization: `Bearer ${token}` };
    },
  });
}
