import { createSuperFrete, type SuperFreteOptions } from '../../../sandbox/simulators/superFrete/index.mts';
import { openSuperFrete } from '../../../vendors/superFrete/label/carrier.ts';
import { simulatedVendor } from './simulatedVendor.mts';

export const superFreteSettings = { environment: 'production', accountEmail: 'contato@lojaponte.example' };

export function superFreteWorld(options: SuperFreteOptions = {}) {
  const world = simulatedVendor({
    create: (services) => createSuperFrete(services, options),
    login: ({ secrets }) => ({ authorization: `Bearer ${secrets.token}` }),
  });
  const labels = () => world.simulator.ledger();
  return {
    ...world,
    open: () => openSuperFrete(world.connect({ settings: superFreteSettings })),
    labels,
    bought: () => labels().filter(({ status }) => !['pending', 'cancelled'].includes(status ?? '')).length,
    operations: () => world.calls.map(({ operation }) => operation),
  };
}
