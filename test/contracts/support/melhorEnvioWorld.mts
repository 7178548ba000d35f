import { createMelhorEnvio, type MelhorEnvioOptions } from '../../../sandbox/simulators/melhorEnvio/index.mts';
import { openMelhorEnvio } from '../../../vendors/melhorEnvio/label/carrier.ts';
import { simulatedVendor } from './simulatedVendor.mts';

export const melhorEnvioSettings = { environment: 'production', contactEmail: 'ti@lojaponte.example', applicationName: 'Ponte' };

/** Whether a label can be searched by its tags is not documented, so here it cannot. */
export function melhorEnvioWorld(options: MelhorEnvioOptions = {}) {
  const world = simulatedVendor({
    create: (services) => createMelhorEnvio(services, { searchFindsTags: false, ...options }),
    login: ({ secrets }) => ({ authorization: `Bearer ${secrets.panelToken}` }),
  });
  const labels = () => world.simulator.ledger();
  return {
    ...world,
    open: () => openMelhorEnvio(world.connect({ settings: melhorEnvioSettings })),
    openWith: (over: Record<string, unknown>) => openMelhorEnvio(world.connect({ settings: { ...melhorEnvioSettings, ...over } })),
    /** One of two processes: it remembers nothing of what others did. */
    openInProcess: (account: string) => openMelhorEnvio(world.connect({ account, settings: { ...melhorEnvioSettings, processes: 2 } })),
    labels,
    bought: () => labels().filter(({ status }) => status !== 'pending').length,
    operations: () => world.calls.map(({ operation }) => operation),
  };
}
