import { openInvoiceIssuer } from '../../vendors/omie/invoice/invoiceIssuer.ts';
import { invoiceIssuerContract } from './invoiceIssuer.contract.mts';
import { omieWorld } from './support/omieWorld.mts';

let restarts = 0;

invoiceIssuerContract('Omie', () => {
  const world = omieWorld();
  return {
    world,
    open: (fresh = false) =>
      openInvoiceIssuer(
        world.connect({
          // As long as a node waits by itself: a lost answer costs a minute at Omie.
          deadline: world.clock.now() + 300_000,
          ...(fresh ? { account: `restarted-${++restarts}` } : {}),
        }),
      ),
    setRejection: (rejection) =>
      world.simulator.setSefaz({ rejectProbability: rejection ? 1 : 0, rejections: rejection ? [rejection] : [] }),
  };
});
