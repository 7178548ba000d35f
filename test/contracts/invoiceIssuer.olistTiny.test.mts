import { openInvoiceIssuer } from '../../vendors/olistTiny/invoice/invoiceIssuer.ts';
import { invoiceIssuerContract } from './invoiceIssuer.contract.mts';
import { olistTinyWorld } from './support/olistTinyWorld.mts';

let restarts = 0;

invoiceIssuerContract('Olist Tiny', () => {
  const world = olistTinyWorld();
  return {
    world,
    open: (fresh = false) => openInvoiceIssuer(world.connect(fresh ? { account: `restarted-tiny-${++restarts}` } : {})),
    setRejection: (rejection) =>
      world.simulator.setSefaz({ rejectProbability: rejection ? 1 : 0, rejections: rejection ? [rejection] : [] }),
  };
});
