import { createStripe, type StripeSimulator } from '../../../sandbox/simulators/stripe/index.mts';
import { simulatedVendor, type SimulatedVendor } from './simulatedVendor.mts';

export interface StripeWorld extends SimulatedVendor<StripeSimulator> {
  /** The credential's fields. */
  readonly settings: Record<string, unknown>;
}

/** A Stripe account in this process, and the login that the credential would add. */
export function stripeWorld(options: Parameters<typeof createStripe>[1] = {}): StripeWorld {
  const world = simulatedVendor({
    create: (services) => createStripe(services, options),
    login: ({ secrets }) => ({ authorization: `Bearer ${secrets.secretKey}` }),
  });
  return { ...world, settings: { secretKey: world.simulator.secrets.secretKey } };
}
