import { createOlistTiny, type OlistTinyOptions, type OlistTinySimulator } from '../../../sandbox/simulators/olistTiny/index.mts';
import { paidOrder } from './order.mts';
import { simulatedVendor, type SimulatedVendor } from './simulatedVendor.mts';

export type OlistTinyWorld = SimulatedVendor<OlistTinySimulator> & {
  operations(): string[];
  /** The sale of the order, as the shop's own integration brings it. */
  importSale(orderNumber: string): number;
};

/** An Olist Tiny account with the catalogue's goods in it, and the login that the credential would add. */
export function olistTinyWorld(options: OlistTinyOptions = {}): OlistTinyWorld {
  let token: string | undefined;
  let issuedAt = 0;
  let now = () => 0;
  const world = simulatedVendor({
    create(services) {
      now = () => services.clock.now();
      return createOlistTiny(services, options);
    },
    login: (simulator) => {
      // n8n renews it.
      if (token === undefined || now() - issuedAt > 3_600_000) [token, issuedAt] = [simulator.issueTokens().access_token, now()];
      return { authorization: `Bearer ${token}` };
    },
  });
  return {
    ...world,
    operations: () => world.calls.map(({ operation }) => operation),
    importSale: (orderNumber) =>
      world.simulator.seedSale({
        orderNumber,
        customer: {
          name: 'Ana Souza',
          document: '52998224725',
          address: {
            street: 'Rua da Bahia',
            number: '1148',
            district: 'Centro',
            city: 'Belo Horizonte',
            state: 'MG',
            postalCode: '30160011',
          },
        },
        items: paidOrder(orderNumber).items.map(({ sku, quantity }) => ({ sku: sku!, quantity })),
      }).id,
  };
}
