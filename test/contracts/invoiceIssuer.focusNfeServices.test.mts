import { invoiceIssuerContract } from './invoiceIssuer.contract.mts';
import { focusNfeWorld, nationalRepair, repair } from './support/focusNfeWorld.mts';

let restarts = 0;

for (const [serviceSystem, service] of [
  ['city', repair],
  ['national', nationalRepair],
] as const) {
  invoiceIssuerContract(`Focus NFe (NFS-e, ${serviceSystem} system)`, () => {
    const world = focusNfeWorld({ serviceSystem });
    return {
      world,
      open: (fresh = false) => world.open(fresh ? { account: `restarted-${++restarts}` } : {}),
      setRejection: (rejection) =>
        world.simulator.setCityHall({ rejectProbability: rejection ? 1 : 0, rejections: rejection ? [rejection] : [] }),
      services: { model: 'nfse', service },
      keepsNoProducts: true,
    };
  });
}
