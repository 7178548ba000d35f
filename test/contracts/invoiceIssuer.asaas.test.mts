import type { ServiceDetails } from '../../domain/ports/invoiceIssuer.ts';
import { openInvoiceIssuer } from '../../vendors/asaas/invoice/invoiceIssuer.ts';
import { invoiceIssuerContract } from './invoiceIssuer.contract.mts';
import { asaasWorld } from './support/asaasWorld.mts';

let restarts = 0;

const service: ServiceDetails = {
  id: null,
  code: '1.01',
  name: 'Análise e desenvolvimento de sistemas',
  description: null,
  deductions: 0,
  taxes: { iss: 2, retainIss: false, cofins: 0, csll: 0, inss: 0, ir: 0, pis: 0 },
};

invoiceIssuerContract('Asaas', () => {
  const world = asaasWorld();
  return {
    world,
    open: (fresh = false) => openInvoiceIssuer(world.connect({}, fresh ? { account: `restarted-${++restarts}` } : {})),
    setRejection: (rejection) => world.simulator.setCityHall(rejection?.reason),
    services: { model: 'nfse', service },
  };
});
