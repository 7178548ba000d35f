/** Answers of Asaas as they may come on a bad day: unknown words, nulls, numbers as texts, the key of another environment. */
import { describe, expect, test } from 'vitest';
import { openAsaasAccount } from '../../../vendors/asaas/account/asaasAccount.ts';
import { readInvoice } from '../../../vendors/asaas/invoice/readInvoice.ts';
import { asaasWorld } from '../../contracts/support/asaasWorld.mts';
import { failureOf } from '../../contracts/support/failureOf.mts';

function answering(change: object) {
  const world = asaasWorld();
  const { id } = world.simulator.createCharge({ value: 129.9, billingType: 'PIX', externalReference: 'shopify:1001' });
  world.alterAnswers((body) => ({ ...(body as object), ...change }));
  return { id, payments: openAsaasAccount(world.connect()).payments };
}

describe('a payment', () => {
  test.each([
    [
      { status: 'SOMETHING_NEW', billingType: 'CRYPTO' },
      { status: 'unknown', vendorStatus: 'SOMETHING_NEW', method: 'unknown' },
    ],
    [
      { value: '129.90', netValue: '127,91' },
      { value: 129.9, netValue: 127.91 },
    ],
    [
      { customer: null, externalReference: null, dueDate: null },
      { customer: null, orderNumber: null, dueDate: null },
    ],
    [{ externalReference: '#1001' }, { orderNumber: '1001' }],
  ])('%o is read for what it says', async (change, expected) => {
    const { id, payments } = answering(change);
    expect(await payments.get(id)).toMatchObject(expected);
  });

  test('without an id is no answer: whether it was done is not known', async () => {
    const { id, payments } = answering({ id: null });
    expect((await failureOf(payments.get(id))).failure).toMatchObject({ class: 'unknownOutcome', code: 'unreadableAnswer' });
  });
});

describe('an NFS-e', () => {
  test.each([
    ['CANCELLATION_DENIED', 'authorized'],
    ['SOMETHING_NEW', 'unknown'],
    [null, 'unknown'],
  ])('with the status %s is %s', (status, expected) => {
    expect(readInvoice({ id: 'inv_1', status }, true)).toMatchObject({
      status: expected,
      accessKey: null,
      rejection: null,
      orderNumber: null,
    });
  });

  test('that was refused without a word still is refused', () => {
    expect(readInvoice({ id: 'inv_1', status: 'ERROR', statusDescription: null }, true)).toMatchObject({
      status: 'rejected',
      rejection: { code: null, reason: expect.any(String) },
    });
  });
});

const simple = (key: string, customer: string) => ({
  key,
  payer: { id: customer },
  method: 'pix' as const,
  value: 9,
  dueDate: null,
  description: null,
  installments: 1,
  discount: null,
  fine: null,
  interest: null,
  splits: [],
  card: null,
});

describe('a list that Asaas filtered by nothing', () => {
  test('does not make somebody else’s payment ours', async () => {
    const world = asaasWorld();
    world.simulator.createCharge({ value: 5, billingType: 'PIX', externalReference: 'shopify:1' });
    const all = () => world.simulator.charges().map((charge) => ({ ...charge }));
    world.alterAnswers((body) => ((body as { object?: string }).object === 'list' ? { ...(body as object), data: all() } : body));
    const { customer } = world.simulator.charges()[0]!;
    expect(await openAsaasAccount(world.connect()).payments.create(simple('shopify:2', customer))).toMatchObject({
      value: 9,
      found: false,
    });
  });

  test('and does not show what was just made is told: the next run would not find it either', async () => {
    const world = asaasWorld();
    const charge = world.simulator.createCharge({ value: 5, billingType: 'PIX', externalReference: 'shopify:1' });
    const others = await (await world.meddle('GET' as never, '/payments')).json();
    world.alterAnswers((body) => ((body as { object?: string }).object === 'list' ? others : body));
    const refused = await failureOf(openAsaasAccount(world.connect()).payments.create(simple('shopify:2', charge.customer)));
    expect(refused.failure).toMatchObject({ class: 'unknownOutcome', code: 'notShownByItsReference' });
  });
});

describe('a row that cannot be compared with what was asked for', () => {
  const without = (field: string, value: unknown) => (body: unknown) => {
    const list = body as { object?: string; data?: object[] };
    return list.object === 'list' ? { ...list, data: list.data?.map((row) => ({ ...row, [field]: value })) } : body;
  };

  test.each([[null], [undefined], ['  '], [{}], [['shopify:1']], [true]])(
    '(its reference is %j) is not "none": nothing is made',
    async (value) => {
      const world = asaasWorld();
      const charge = world.simulator.createCharge({ value: 9, billingType: 'PIX', externalReference: 'shopify:1' });
      world.alterAnswers(without('externalReference', value));
      const refused = await failureOf(openAsaasAccount(world.connect()).payments.create(simple('shopify:1', charge.customer)));
      expect(refused.failure).toMatchObject({ class: 'unknownOutcome', code: 'unreadableAnswer' });
      expect(world.simulator.charges()).toHaveLength(1);
    },
  );

  test('goes for a customer’s CPF, and another notation of it is the same customer', async () => {
    const world = asaasWorld();
    const customers = openAsaasAccount(world.connect()).customers;
    const { id } = await customers.findOrCreate({ name: 'Ana', taxId: '52998224725' });
    world.alterAnswers(without('cpfCnpj', '529.982.247-25'));
    expect(await customers.findOrCreate({ name: 'Ana', taxId: '52998224725' })).toMatchObject({ id, found: true });
    world.alterAnswers(without('cpfCnpj', null));
    const refused = await failureOf(customers.findOrCreate({ name: 'Ana', taxId: '52998224725' }));
    expect(refused.failure).toMatchObject({ class: 'unknownOutcome' });
  });

  test('goes for a list that says there is more and shows nothing', async () => {
    const world = asaasWorld();
    const charge = world.simulator.createCharge({ value: 9, billingType: 'PIX', externalReference: 'shopify:1' });
    world.alterAnswers((body) =>
      (body as { object?: string }).object === 'list' ? { ...(body as object), data: [], hasMore: true } : body,
    );
    const refused = await failureOf(openAsaasAccount(world.connect()).payments.create(simple('shopify:1', charge.customer)));
    expect(refused.failure).toMatchObject({ class: 'unknownOutcome' });
    expect(world.simulator.charges()).toHaveLength(1);
  });
});

test('a key of the other environment reaches nobody', () => {
  const world = asaasWorld();
  expect(() => openAsaasAccount(world.connect({ environment: 'sandbox' }))).toThrow(
    /set to sandbox, but its API key belongs to production/,
  );
  expect(world.calls).toEqual([]);
});
