import { describe, expect, test } from 'vitest';
import type { ServiceDetails } from '../../domain/ports/invoiceIssuer.ts';
import { openInvoiceIssuer } from '../../vendors/asaas/invoice/invoiceIssuer.ts';
import { goodsRequest, invoiceIssuerContract } from './invoiceIssuer.contract.mts';
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
    tellsNoCodes: true,
  };
});

describe('an order and its payment, each in a flow of its own', () => {
  const byOrder = goodsRequest('3001', { model: 'nfse', service });
  const byPayment = (id: string) => ({ ...byOrder, order: null, key: 'asaas:3001:invoice', payment: { vendor: 'asaas', id } });

  test('end in one NFS-e, one flow after the other', async () => {
    const world = asaasWorld();
    const charge = world.simulator.createCharge({ value: 129.9, billingType: 'PIX', externalReference: byOrder.order!.id });
    const issuer = openInvoiceIssuer(world.connect());
    const first = await issuer.issue(byOrder);
    expect(await issuer.issue(byPayment(charge.id))).toMatchObject({ id: first.id, found: true });
    expect(world.simulator.ledger().filter(({ kind }) => kind === 'invoice')).toHaveLength(1);
  });

  test('end in one NFS-e, both flows at the same time', async () => {
    const world = asaasWorld();
    const charge = world.simulator.createCharge({ value: 129.9, billingType: 'PIX', externalReference: byOrder.order!.id });
    const issuer = openInvoiceIssuer(world.connect());
    const [one, other] = await Promise.all([issuer.issue(byPayment(charge.id)), issuer.issue(byOrder)]);
    expect(one!.id).toBe(other!.id);
    expect(world.simulator.ledger().filter(({ kind }) => kind === 'invoice')).toHaveLength(1);
  });
});
