import { describe, expect, test } from 'vitest';
import { isCpf } from '../../../sandbox/simulators/asaas/numbers/taxId.mts';
import { operations } from '../../../sandbox/simulators/asaas/routes.mts';
import { charge, createTestWorld, webhook } from './world.mts';

const payer = {
  name: 'Ana Nogueira',
  cpfCnpj: '11144477735',
  email: 'ana@example.com.br',
  mobilePhone: '41988887777',
  address: 'Rua XV de Novembro',
  addressNumber: '10',
  province: 'Centro',
  postalCode: '80020310',
};

describe('the panel', () => {
  test('makes a charge for somebody', async () => {
    const world = createTestWorld();
    const payment = world.asaas.createCharge({ customer: payer, value: 80, billingType: 'BOLETO', externalReference: 'shopify:1001' });
    expect(payment).toMatchObject({ value: 80, status: 'PENDING', dueDate: '2026-11-27' });
    const shown = await world.call('GET', `/customers/${payment.customer}`);
    expect(shown.body).toMatchObject({ ...payer, cityName: 'Curitiba', state: 'PR' });
    expect(world.asaas.createCharge({ customer: payment.customer, value: 1, billingType: 'PIX' }).customer).toBe(payment.customer);
  });

  test('makes somebody up, with a whole Brazilian address', () => {
    const { asaas } = createTestWorld();
    asaas.createCharge({ value: 80, billingType: 'PIX' });
    const [made] = asaas.customers();
    expect(isCpf(made!.cpfCnpj)).toBe(true);
    for (const field of [
      'name',
      'email',
      'mobilePhone',
      'address',
      'addressNumber',
      'province',
      'postalCode',
      'cityName',
      'state',
    ] as const)
      expect(made![field], field).toBeTruthy();
  });

  test('works on both accounts', async () => {
    const world = createTestWorld();
    const payment = world.asaas.createCharge({ value: 80, billingType: 'UNDEFINED', environment: 'sandbox' });
    expect(world.asaas.pay(payment.id)).toMatchObject({ status: 'RECEIVED', billingType: 'PIX' });
    expect(world.asaas.charges()).toMatchObject([{ id: payment.id, environment: 'sandbox' }]);
    expect((await world.call('GET', `/payments/${payment.id}`)).status).toBe(404);
  });

  test('refuses what cannot happen', () => {
    const { asaas } = createTestWorld();
    const { id } = asaas.createCharge({ value: 80, billingType: 'PIX' });
    expect(() => asaas.refund(id)).toThrow(/PENDING/);
    expect(() => asaas.chargeback(id)).toThrow(/card/);
    asaas.pay(id);
    expect(() => asaas.pay(id)).toThrow(/RECEIVED/);
    expect(() => asaas.pay('pay_unknown')).toThrow(/no payment/);
    expect(() => asaas.createCharge({ customer: { name: 'X', cpfCnpj: '1' }, value: 1, billingType: 'PIX' })).toThrow(/invalid_cpfCnpj/);
  });
});

describe('the ledger', () => {
  test('lists every payment, removed ones too', async () => {
    const world = createTestWorld();
    const paid = world.asaas.createCharge({ value: 80, billingType: 'PIX', externalReference: 'shopify:1001' });
    world.asaas.pay(paid.id);
    const gone = await charge(world);
    await world.call('DELETE', `/payments/${gone.id}`);
    expect(world.asaas.ledger()).toEqual([
      {
        kind: 'payment',
        vendor: 'asaas',
        id: paid.id,
        orderNumber: '1001',
        status: 'received',
        detail: expect.objectContaining({ value: 80, refunded: 0, method: 'PIX', environment: 'production' }),
      },
      {
        kind: 'payment',
        vendor: 'asaas',
        id: gone.id,
        status: 'deleted',
        detail: expect.objectContaining({ value: 129.9, method: 'PIX', environment: 'production' }),
      },
    ]);
  });
});

describe('the simulator', () => {
  test('names the operation of every route, and no other', () => {
    const { asaas } = createTestWorld();
    const of = (method: string, path: string) => asaas.operationOf({ method, path, body: '' });
    expect(of('POST', '/v3/payments')).toBe('payments.create');
    expect(of('POST', '/v3/payments/')).toBe('payments.create');
    expect(of('GET', '/v3/payments/pay_1/pixQrCode')).toBe('payments.pixQrCode');
    expect(of('PUT', '/v3/webhooks/1')).toBe('webhooks.update');
    expect(of('PATCH', '/v3/webhooks/1')).toBe('unknown');
    expect(new Set(operations).size).toBe(operations.length);
  });

  test('starts from a seed: the same keys and identifiers, other ones for another seed', () => {
    const world = (seed: number) => createTestWorld({}, seed).asaas;
    expect(world(1).secrets).toEqual(world(1).secrets);
    expect(world(1).secrets).not.toEqual(world(2).secrets);
    expect(world(1).createCharge({ value: 1, billingType: 'PIX' })).toEqual(world(1).createCharge({ value: 1, billingType: 'PIX' }));
    expect(world(1).secrets.apiKeyProduction).toMatch(/^\$aact_prod_/);
    expect(world(1).secrets.apiKeySandbox).toMatch(/^\$aact_hmlg_/);
  });

  test('is fresh again after a reset, and nothing old happens any more', async () => {
    const world = createTestWorld();
    await world.call('POST', '/webhooks', webhook());
    world.answerWith(() => 500);
    const old = world.asaas.createCharge({ value: 1, billingType: 'CREDIT_CARD' });
    world.asaas.pay(old.id);
    await world.pass(0);
    world.asaas.reset();
    expect([world.asaas.charges(), world.asaas.customers(), world.asaas.webhooks(), world.asaas.ledger()]).toEqual([[], [], [], []]);
    expect(world.clock.nextDueAt()).toBeUndefined();
    expect((await world.call('GET', '/finance/balance')).body.balance).toBe(1000);
    expect(world.asaas.createCharge({ value: 1, billingType: 'PIX' }).id).not.toBe(old.id);
  });

  test('says of each behaviour how sure it is', () => {
    const { truths } = createTestWorld().asaas;
    expect(truths.length).toBeGreaterThan(30);
    expect(truths.every(({ behaviour }) => behaviour.endsWith('.'))).toBe(true);
  });
});
