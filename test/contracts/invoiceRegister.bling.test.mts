import { openInvoiceIssuer } from '../../vendors/bling/invoice/invoiceIssuer.ts';
import { openInvoiceRegister } from '../../vendors/bling/invoice/invoiceRegister.ts';
import { invoiceRegisterContract } from './invoiceRegister.contract.mts';
import { blingWorld } from './support/blingWorld.mts';
import type { Fault } from './support/simulatedVendor.mts';

invoiceRegisterContract('Bling', () => {
  const world = blingWorld();
  const faults: Fault[] = [];
  world.inject(() => faults.shift());
  // A whole night's time to read.
  const connect = () => world.connect({ deadline: Infinity });
  return {
    issuer: openInvoiceIssuer(connect()),
    register: openInvoiceRegister(connect()),
    now: () => world.worldClock.now(),
    pass: async (ms) => await world.clock.sleep(ms),
    cancel: (orderNumber) => world.simulator.cancelInvoice(orderNumber),
    strike: (fault, times) => void faults.push(...new Array<Fault>(times).fill(fault)),
    violations: () => [...world.violations],
  };
});
