import { invoiceIssuerContract } from './invoiceIssuer.contract.mts';
import { focusNfeWorld, simplesTaxes } from './support/focusNfeWorld.mts';

let restarts = 0;

invoiceIssuerContract('Focus NFe', () => {
  const world = focusNfeWorld();
  return {
    world,
    open: (fresh = false) => world.open(fresh ? { account: `restarted-${++restarts}` } : {}),
    setRejection: (rejection) =>
      world.simulator.setSefaz({ rejectProbability: rejection ? 1 : 0, rejections: rejection ? [rejection] : [] }),
    extra: { taxes: simplesTaxes },
    keepsNoProducts: true,
  };
});
