/** Answers of Asaas as they may come on a bad day: unknown words, nulls, numbers as texts, the key of another environment. */
import { describe, expect, it } from 'vitest';
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
  it.each([
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

  it('without an id is no answer: whether it was done is not known', async () => {
    const { id, payments } = answering({ id: null });
    expect((await failureOf(payments.get(id))).failure).toMatchObject({ class: 'unknownOutcome', code: 'unreadableAnswer' });
  });
});

describe('an NFS-e', () => {
  it.each([
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

  it('that was refused without a word still is refused', () => {
    expect(readInvoice({ id: 'inv_1', status: 'ERROR', statusDescription: null }, true)).toMatchObject({
      status: 'rejected',
      rejection: { code: null, reason: expect.any(String) },
    });
  });
});

describe('a list that Asaas filtered by nothing', () => {
  it('does not make somebody else’s payment ours', async () => {
    const world = asaasWorld();
    world.simulator.createCharge({ value: 5, billingType: 'PIX', externalReference: 'shopify:1' });
    const others = await (await world.meddle('GET' as never, '/payments')).json();
    world.alterAnswers((body) => ((body as { object?: string }).object === 'list' ? others : body));
    const { customer } = world.simulator.charges()[0]!;
    const request = { key: 'shopify:2', payer: { id: customer }, method: 'pix' as const, value: 9, dueDate: null, description: null };
    const none = { installments: 1, discount: null, fine: null, interest: null, splits: [], card: null };
    expect(await openAsaasAccount(world.connect()).payments.create({ ...request, ...none })).toMatchObject({ value: 9, found: false });
  });
});

it('a key of the other environment reaches nobody', () => {
  const world = asaasWorld();
  expect(() => openAsaasAccount(world.connect({ environment: 'sandbox' }))).toThrow(
    /set to sandbox, but its API key belongs to production/,
  );
  expect(world.calls).toEqual([]);
});
