import { describe, expect, test } from 'vitest';
import { charge, createTestWorld, token, webhook, type Received, type TestWorld } from './world.mts';

const day = 86_400_000;

async function listening(): Promise<TestWorld> {
  const world = createTestWorld();
  await world.call('POST', '/webhooks', webhook());
  return world;
}

describe('what the shop is told', () => {
  test('carries id, event, date, account and the payment as it was then', async () => {
    const world = await listening();
    const payment = await charge(world);
    const { event, headers, url } = world.received[0]!;
    expect(event).toEqual({
      id: expect.stringMatching(/^evt_[0-9a-f]{32}&\d+$/),
      event: 'PAYMENT_CREATED',
      dateCreated: '2026-11-24 09:00:00',
      account: { id: expect.stringMatching(/^[0-9a-f-]{36}$/), ownerId: null },
      payment,
    });
    expect(headers['asaas-access-token']).toBe(token);
    expect(url).toBe('https://n8n.example/webhook/asaas');
  });

  test('a bank slip is confirmed, and received the next day', async () => {
    const world = await listening();
    const { id } = await charge(world, { billingType: 'BOLETO' });
    world.asaas.pay(id);
    await world.pass(day - 1);
    expect(world.events()).toEqual(['PAYMENT_CREATED', 'PAYMENT_CONFIRMED']);
    await world.pass(1);
    expect(world.events()).toEqual(['PAYMENT_CREATED', 'PAYMENT_CONFIRMED', 'PAYMENT_RECEIVED']);
    expect(world.received[2]!.event.payment).toMatchObject({ status: 'RECEIVED', paymentDate: '2026-11-25', creditDate: '2026-11-25' });
  });

  test('a Pix is received at once', async () => {
    const world = await listening();
    const { id } = await charge(world);
    world.asaas.pay(id);
    await world.pass(0);
    expect(world.events()).toEqual(['PAYMENT_CREATED', 'PAYMENT_RECEIVED']);
    expect(world.received[1]!.event.payment).toMatchObject({ status: 'RECEIVED', pixTransaction: expect.any(String) });
  });

  test('a card’s money comes after 32 days', async () => {
    const world = await listening();
    const { id } = await charge(world, { billingType: 'CREDIT_CARD' });
    world.asaas.pay(id);
    await world.pass(32 * day - 1);
    expect(world.events()).toEqual(['PAYMENT_CREATED', 'PAYMENT_CONFIRMED']);
    await world.pass(1);
    expect(world.events().at(-1)).toBe('PAYMENT_RECEIVED');
  });

  test('a customer pays late: overdue after midnight in São Paulo, then paid with fine and interest', async () => {
    const world = await listening();
    const { id } = await charge(world, {
      billingType: 'BOLETO',
      value: 100,
      dueDate: '2026-11-25',
      fine: { value: 2 },
      interest: { value: 3 },
    });
    await world.pass(39 * 3_600_000 - 1); // one moment before midnight
    expect(world.events()).toEqual(['PAYMENT_CREATED']);
    await world.pass(1);
    expect(world.events()).toEqual(['PAYMENT_CREATED', 'PAYMENT_OVERDUE']);
    await world.pass(9 * day);
    world.asaas.pay(id);
    await world.pass(day);
    expect(world.events()).toEqual(['PAYMENT_CREATED', 'PAYMENT_OVERDUE', 'PAYMENT_CONFIRMED', 'PAYMENT_RECEIVED']);
    expect(world.received.at(-1)!.event.payment).toMatchObject({ value: 103, originalValue: 100, interestValue: 3 });
  });

  test('a customer pays early and gets the discount', async () => {
    const world = await listening();
    const { id } = await charge(world, { value: 100, discount: { value: 10, dueDateLimitDays: 3, type: 'PERCENTAGE' } });
    world.asaas.pay(id);
    expect(world.asaas.charges()[0]).toMatchObject({ value: 90, originalValue: 100, interestValue: null });
  });

  test('a new due date opens an overdue payment again', async () => {
    const world = await listening();
    const { id } = await charge(world);
    world.asaas.overdue(id);
    await world.call('PUT', `/payments/${id}`, { dueDate: '2026-12-20' });
    await world.pass(20 * day);
    expect(world.asaas.charges()[0]!.status).toBe('PENDING');
    await world.pass(10 * day);
    expect(world.events()).toEqual(['PAYMENT_CREATED', 'PAYMENT_OVERDUE', 'PAYMENT_UPDATED', 'PAYMENT_OVERDUE']);
  });

  test('a new description is not told', async () => {
    const world = await listening();
    const { id } = await charge(world);
    await world.call('PUT', `/payments/${id}`, { description: 'Outra' });
    expect(world.events()).toEqual(['PAYMENT_CREATED']);
  });

  test('cash is received with a status of its own, and undone', async () => {
    const world = await listening();
    const { id } = await charge(world);
    await world.call('POST', `/payments/${id}/receiveInCash`, { paymentDate: '2026-11-24', value: 129.9 });
    await world.call('POST', `/payments/${id}/undoReceivedInCash`, {});
    expect(world.received.slice(1).map(({ event }) => [event.event, event.payment.status])).toEqual([
      ['PAYMENT_RECEIVED', 'RECEIVED_IN_CASH'],
      ['PAYMENT_RECEIVED_IN_CASH_UNDONE', 'PENDING'],
    ]);
  });

  test('removed, restored, paid, refunded', async () => {
    const world = await listening();
    const { id } = await charge(world);
    await world.call('DELETE', `/payments/${id}`);
    await world.call('POST', `/payments/${id}/restore`, {});
    world.asaas.pay(id);
    await world.call('POST', `/payments/${id}/refund`, { value: 1 });
    world.asaas.refund(id);
    await world.pass(0);
    expect(world.events().slice(1)).toEqual([
      'PAYMENT_DELETED',
      'PAYMENT_RESTORED',
      'PAYMENT_RECEIVED',
      'PAYMENT_PARTIALLY_REFUNDED',
      'PAYMENT_REFUNDED',
    ]);
  });

  test('a removed payment does not become overdue, a disputed one is not credited', async () => {
    const world = await listening();
    const gone = await charge(world);
    await world.call('DELETE', `/payments/${gone.id}`);
    const disputed = await charge(world, { billingType: 'CREDIT_CARD' });
    world.asaas.pay(disputed.id);
    world.asaas.chargeback(disputed.id);
    await world.pass(60 * day);
    expect(world.events()).toEqual([
      'PAYMENT_CREATED',
      'PAYMENT_DELETED',
      'PAYMENT_CREATED',
      'PAYMENT_CONFIRMED',
      'PAYMENT_CHARGEBACK_REQUESTED',
    ]);
    expect(world.received.at(-1)!.event.payment.chargeback).toMatchObject({ payment: disputed.id, status: 'REQUESTED' });
  });

  test('each webhook hears what it asked for, each with an event id of its own', async () => {
    const world = await listening();
    await world.call('POST', '/webhooks', webhook({ url: 'https://other.example/', events: ['PAYMENT_RECEIVED'] }));
    world.asaas.pay((await charge(world)).id);
    await world.pass(0);
    const [, first, second] = world.received as [Received, Received, Received];
    expect([first.url, second.url]).toEqual(['https://n8n.example/webhook/asaas', 'https://other.example/']);
    expect(first.event.id.split('&')[0]).toBe(second.event.id.split('&')[0]);
    expect(first.event.id).not.toBe(second.event.id);
  });
});
