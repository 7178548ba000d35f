import { describe, expect, test } from 'vitest';
import { codes, createTestWorld, customer, webhook, type Json, type TestWorld } from './world.mts';

const day = 86_400_000;

async function withCustomer(): Promise<TestWorld & { payer: string }> {
  const world = createTestWorld();
  await world.call(
    'POST',
    '/webhooks',
    webhook({
      events: [
        'SUBSCRIPTION_CREATED',
        'SUBSCRIPTION_UPDATED',
        'SUBSCRIPTION_INACTIVATED',
        'SUBSCRIPTION_DELETED',
        'PAYMENT_CREATED',
        'PAYMENT_DELETED',
        'PAYMENT_REFUNDED',
      ],
    }),
  );
  return { ...world, payer: (await world.call('POST', '/customers', customer())).body.id };
}

const monthly = (payer: string, changes: Json = {}) => ({
  customer: payer,
  billingType: 'BOLETO',
  value: 19.9,
  nextDueDate: '2026-11-30',
  cycle: 'MONTHLY',
  ...changes,
});

describe('subscriptions', () => {
  test('make a payment each cycle, until the last', async () => {
    const world = await withCustomer();
    const { body } = await world.call('POST', '/subscriptions', monthly(world.payer, { maxPayments: 3, externalReference: 'plano' }));
    expect(body).toMatchObject({
      object: 'subscription',
      id: expect.stringMatching(/^sub_/),
      status: 'ACTIVE',
      cycle: 'MONTHLY',
      nextDueDate: '2026-12-30',
    });
    expect(world.events()).toEqual(['SUBSCRIPTION_CREATED', 'PAYMENT_CREATED']);
    await world.pass(200 * day);
    const payments = (await world.call('GET', `/subscriptions/${body.id}/payments`)).body.data as Json[];
    expect(payments.map(({ dueDate, subscription, externalReference }) => [dueDate, subscription, externalReference])).toEqual([
      ['2026-11-30', body.id, 'plano'],
      ['2026-12-30', body.id, 'plano'],
      ['2027-01-30', body.id, 'plano'],
    ]);
  });

  test('take their open payments with them when they are removed', async () => {
    const world = await withCustomer();
    const { id } = (await world.call('POST', '/subscriptions', monthly(world.payer))).body;
    expect((await world.call('DELETE', `/subscriptions/${id}`)).body).toEqual({ deleted: true, id });
    await world.pass(100 * day);
    expect(world.events().slice(2)).toEqual(['PAYMENT_DELETED', 'SUBSCRIPTION_DELETED']);
    expect((await world.call('GET', `/subscriptions/${id}`)).body.deleted).toBe(true);
    expect((await world.call('GET', '/subscriptions')).body.totalCount).toBe(0);
  });

  test('change, and end', async () => {
    const world = await withCustomer();
    const { id } = (await world.call('POST', '/subscriptions', monthly(world.payer))).body;
    const changed = await world.call('PUT', `/subscriptions/${id}`, { value: 29.9, status: 'INACTIVE', updatePendingPayments: true });
    expect(changed.body).toMatchObject({ value: 29.9, status: 'INACTIVE' });
    expect(world.asaas.charges()[0]!.value).toBe(29.9);
    await world.pass(100 * day);
    expect(world.events().slice(2)).toEqual(['SUBSCRIPTION_UPDATED', 'SUBSCRIPTION_INACTIVATED']);
  });

  test('are refused without what they need', async () => {
    const world = await withCustomer();
    const answer = await world.call('POST', '/subscriptions', { cycle: 'DAILY' });
    expect(codes(answer.body)).toEqual([
      'invalid_customer',
      'invalid_billingType',
      'invalid_value',
      'invalid_nextDueDate',
      'invalid_cycle',
    ]);
    expect(world.violations).toHaveLength(1);
  });
});

describe('installments', () => {
  test('make their payments at once and take them along', async () => {
    const world = await withCustomer();
    const { body } = await world.call('POST', '/installments', {
      installmentCount: 3,
      customer: world.payer,
      value: 100,
      billingType: 'BOLETO',
      dueDate: '2027-01-31',
      paymentExternalReference: '1001',
    });
    expect(body).toMatchObject({ object: 'installment', value: 300, paymentValue: 100, installmentCount: 3, expirationDay: 31 });
    const payments = (await world.call('GET', `/installments/${body.id}/payments`)).body.data as Json[];
    expect(payments.map(({ dueDate, externalReference }) => [dueDate, externalReference])).toEqual([
      ['2027-01-31', '1001'],
      ['2027-02-28', '1001'],
      ['2027-03-31', '1001'],
    ]);
    world.asaas.pay(payments[0]!.id);
    expect((await world.call('POST', `/installments/${body.id}/refund`, {})).status).toBe(200);
    expect((await world.call('DELETE', `/installments/${body.id}`)).body).toEqual({ deleted: true, id: body.id });
    await world.pass(0);
    expect(world.events()).toEqual([
      'PAYMENT_CREATED',
      'PAYMENT_CREATED',
      'PAYMENT_CREATED',
      'PAYMENT_REFUNDED',
      'PAYMENT_DELETED',
      'PAYMENT_DELETED',
    ]);
  });

  test('are refused without a count', async () => {
    const world = await withCustomer();
    const answer = await world.call('POST', '/installments', {
      customer: world.payer,
      value: 100,
      billingType: 'BOLETO',
      dueDate: '2027-01-31',
    });
    expect(codes(answer.body)).toEqual(['invalid_object']);
  });
});

describe('payment links', () => {
  test('are kept, changed, removed and restored', async () => {
    const world = await withCustomer();
    const { body } = await world.call('POST', '/paymentLinks', {
      name: 'Livros',
      billingType: 'UNDEFINED',
      chargeType: 'DETACHED',
      value: 50,
    });
    expect(body).toMatchObject({ name: 'Livros', value: 50, active: true, deleted: false, url: expect.stringMatching(/^https:/) });
    expect((await world.call('PUT', `/paymentLinks/${body.id}`, { active: false })).body.active).toBe(false);
    expect((await world.call('DELETE', `/paymentLinks/${body.id}`)).body).toEqual({ deleted: true, id: body.id });
    expect((await world.call('GET', '/paymentLinks')).body.totalCount).toBe(0);
    expect((await world.call('POST', `/paymentLinks/${body.id}/restore`, {})).body.deleted).toBe(false);
    expect(codes((await world.call('POST', '/paymentLinks', { chargeType: 'X' })).body)).toEqual([
      'invalid_name',
      'invalid_billingType',
      'invalid_chargeType',
    ]);
  });
});
