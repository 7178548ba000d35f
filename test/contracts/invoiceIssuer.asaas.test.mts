import { describe, expect, test } from 'vitest';
import type { ServiceDetails } from '../../domain/ports/invoiceIssuer.ts';
import { attempt } from '../../runtime/errors/attempt.ts';
import type { IntegrationError } from '../../runtime/errors/integrationError.ts';
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

describe('a payment beside an order that is not its own', () => {
  const order = { ...goodsRequest('3001').order!, id: 'shopify:loja/6123' };
  const issued = async (externalReference: string) => {
    const world = asaasWorld();
    const { id } = world.simulator.createCharge({ value: 129.9, billingType: 'PIX', externalReference });
    const request = goodsRequest('3001', {
      order,
      key: 'shopify:loja/6123#3001:invoice',
      model: 'nfse',
      service,
      payment: { vendor: 'asaas', id },
    });
    const outcome = await attempt(openInvoiceIssuer(world.connect()).issue(request));
    expect(world.simulator.ledger().filter(({ kind }) => kind === 'invoice')).toHaveLength(outcome.ok ? 1 : 0);
    return outcome.ok ? 'issued' : (outcome.error as IntegrationError).failure;
  };

  test.each(['shopify:loja/6124#3002', 'shopify:outra/6123#3001', 'shopify:3002', 'shopify:#3002'])(
    'is refused by name, and its payer gets no NFS-e of what somebody else bought: %s',
    async (reference) => {
      expect(await issued(reference)).toMatchObject({ class: 'conflict', code: 'otherOrder', message: expect.stringContaining('3001') });
    },
  );

  test.each(['shopify:loja/6123#3001', 'shopify:3001', 'shopify:#3001', '3001', 'PLANO-77', 'plano:77'])(
    'is not told by a reference that names it, or no order of the shop: %s',
    async (reference) => {
      expect(await issued(reference)).toBe('issued');
    },
  );
});
