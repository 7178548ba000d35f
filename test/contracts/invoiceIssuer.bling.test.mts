import { openInvoiceIssuer } from '../../vendors/bling/invoice/invoiceIssuer.ts';
import { invoiceIssuerContract } from './invoiceIssuer.contract.mts';
import { blingWorld } from './support/blingWorld.mts';

let restarts = 0;

invoiceIssuerContract('Bling', () => {
  const world = blingWorld();
  return {
    world,
    open: (fresh = false) => openInvoiceIssuer(world.connect(fresh ? { account: `restarted-${++restarts}` } : {})),
    setRejection: (rejection) =>
      world.simulator.setSefaz({ rejectProbability: rejection ? 1 : 0, rejections: rejection ? [rejection] : [] }),
  };
});
