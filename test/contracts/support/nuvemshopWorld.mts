import { createNuvemshop, type NuvemshopSimulator } from '../../../sandbox/simulators/nuvemshop/index.mts';
import { simulatedVendor, type SimulatedVendor } from './simulatedVendor.mts';

export interface NuvemshopWorld extends SimulatedVendor<NuvemshopSimulator> {
  /** The credential's fields. */
  readonly settings: Record<string, unknown>;
}

/** A Nuvemshop store with an app in it, and the login that the credential would add. */
export function nuvemshopWorld(options: Parameters<typeof createNuvemshop>[1] = {}): NuvemshopWorld {
  const world = simulatedVendor({
    create: (services) => createNuvemshop(services, options),
    login: ({ secrets: { accessToken } }) => ({ authentication: `bearer ${accessToken}`, authorization: `bearer ${accessToken}` }),
  });
  return { ...world, settings: { ...world.simulator.secrets, contactEmail: 'dona@loja-ponte.example' } };
}
