import { createWooCommerce, type WooCommerceOptions, type WooCommerceSimulator } from '../../../sandbox/simulators/wooCommerce/index.mts';
import { simulatedVendor, type SimulatedVendor } from './simulatedVendor.mts';

export interface WooCommerceWorld extends SimulatedVendor<WooCommerceSimulator> {
  /** The credential's fields. */
  readonly settings: Record<string, unknown>;
}

/** A WooCommerce store with the catalogue's goods in it, and the login that the credential would add. */
export function wooCommerceWorld(options: WooCommerceOptions = {}): WooCommerceWorld {
  const world = simulatedVendor({
    create: (services) => createWooCommerce(services, options),
    login: ({ secrets: { consumerKey, consumerSecret } }) => ({
      authorization: `Basic ${Buffer.from(`${consumerKey}:${consumerSecret}`).toString('base64')}`,
    }),
  });
  const { fixtures, secrets } = world.simulator;
  return { ...world, settings: { storeUrl: fixtures.shopUrl, ...secrets } };
}
