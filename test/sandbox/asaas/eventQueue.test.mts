import { describe, expect, test } from 'vitest';
import { createTestWorld, webhook, type Json, type TestWorld } from './world.mts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

async function listening(changes: Json = {}): Promise<TestWorld & { id: string; values: () => number[] }> {
  const world = createTestWorld();
  const { body } = await world.call('POST', '/webhooks', webhook({ events: ['PAYMENT_CREATED'], ...changes }));
  return { ...world, id: body.id, values: () => world.received.map(({ event }) => event.payment.value) };
}

const sell = ({ asaas }: TestWorld, value: number) => asaas.createCharge({ value, billingType: 'PIX', dueDate: '2027-06-01' });

const status = ({ asaas }: TestWorld) => asaas.webhooks()[0]!;

describe('the queue of a webhook', () => {
  test.each([200])('counts %i as delivered', async (answer) => {
    const world = await listening();
    world.answerWith(() => answer);
    sell(world, 1);
    await world.pass(day);
    expect(world.received).toHaveLength(1);
    expect(status(world).waiting).toBe(0);
  });

  test.each([201, 202, 204, 302, 401, 500, undefined])('counts %s as a failure', async (answer) => {
    const world = await listening();
    world.answerWith(() => answer);
    sell(world, 1);
    await world.pass(0);
    expect(status(world)).toMatchObject({ waiting: 1, penalizedRequestsCount: 1, interrupted: false });
  });

  test('gives the receiver ten seconds and one attempt at a time', async () => {
    const world = await listening();
    sell(world, 1);
    await world.pass(0);
    expect(world.deliveries).toMatchObject([{ vendor: 'asaas', topic: 'PAYMENT_CREATED', schedule: [0], timeoutMs: 10_000 }]);
  });

  test('waits longer and longer, and stops after fifteen failures in a row', async () => {
    const world = await listening();
    world.answerWith(() => 500);
    sell(world, 1);
    await world.pass(2 * day);
    const times = world.received.map(({ at }) => at);
    const waits = times.map((at, index) => at - (times[index - 1] ?? 0));
    expect(waits).toEqual([
      0,
      30 * second,
      minute,
      3.5 * minute,
      5 * minute,
      15 * minute,
      25 * minute,
      hour,
      hour,
      hour,
      hour,
      hour,
      2 * hour,
      2 * hour,
      3 * hour,
    ]);
    expect(new Set(world.received.map(({ event }) => event.id)).size).toBe(1);
    expect(status(world)).toMatchObject({ interrupted: true, penalizedRequestsCount: 15, waiting: 1 });
  });

  test('goes on as if nothing had been after a receiver came back in time', async () => {
    const world = await listening();
    let failures = 14;
    world.answerWith(() => (failures-- > 0 ? 500 : 200));
    sell(world, 1);
    await world.pass(2 * day);
    expect(world.received).toHaveLength(15);
    expect(status(world)).toMatchObject({ interrupted: false, penalizedRequestsCount: 0, waiting: 0 });
  });

  test('keeps collecting while it is interrupted, and delivers all of it in order when it is restarted', async () => {
    const world = await listening();
    world.answerWith(() => 401);
    sell(world, 1);
    await world.pass(day);
    sell(world, 2);
    sell(world, 3);
    await world.pass(day);
    expect(world.received).toHaveLength(15);
    expect(status(world).waiting).toBe(3);
    world.answerWith(() => 200);
    const restarted = await world.call('PUT', `/webhooks/${world.id}`, { interrupted: false });
    expect(restarted.body).toMatchObject({ interrupted: false, penalizedRequestsCount: 0 });
    expect(world.values().slice(15)).toEqual([1, 2, 3]);
    expect(world.violations).toEqual([]);
  });

  test('deletes what it could not deliver in fourteen days', async () => {
    const world = await listening();
    world.answerWith(() => 500);
    sell(world, 1);
    await world.pass(10 * day);
    sell(world, 2);
    await world.pass(4 * day);
    expect(status(world).waiting).toBe(1);
    world.answerWith(() => 200);
    await world.call('PUT', `/webhooks/${world.id}`, { interrupted: false });
    expect(world.values().slice(15)).toEqual([2]);
  });

  test('holds the rest back behind a stuck event when it is sequential', async () => {
    const world = await listening();
    world.answerWith(({ payment }) => (payment.value === 1 ? 500 : 200));
    sell(world, 1);
    sell(world, 2);
    await world.pass(minute);
    expect(new Set(world.values())).toEqual(new Set([1]));
    expect(status(world).waiting).toBe(2);
  });

  test('lets the others pass when it is not', async () => {
    const world = await listening({ sendType: 'NON_SEQUENTIALLY' });
    world.answerWith(({ payment }) => (payment.value === 1 ? 500 : 200));
    sell(world, 1);
    sell(world, 2);
    await world.pass(29 * second);
    expect(world.values()).toEqual([1, 2]);
    sell(world, 3);
    await world.pass(second);
    expect(world.values()).toEqual([1, 2, 3, 1]);
    await world.pass(2 * day);
    expect(status(world)).toMatchObject({ interrupted: true, waiting: 1 });
  });

  test('takes the penalty away when asked, and tries at once', async () => {
    const world = await listening();
    world.answerWith(() => 500);
    sell(world, 1);
    await world.pass(2 * minute);
    world.answerWith(() => 200);
    const answer = await world.call('POST', `/webhooks/${world.id}/removeBackoff`, {});
    expect(answer.status).toBe(204);
    expect(status(world)).toMatchObject({ waiting: 0, penalizedRequestsCount: 0 });
    expect((await world.call('POST', '/webhooks/unknown/removeBackoff', {})).status).toBe(404);
  });

  test('does not restart an interrupted queue by taking the penalty away', async () => {
    const world = await listening({ interrupted: true });
    sell(world, 1);
    await world.call('POST', `/webhooks/${world.id}/removeBackoff`, {});
    await world.pass(hour);
    expect(world.received).toEqual([]);
  });

  test('forgets its events with the webhook', async () => {
    const world = await listening();
    world.answerWith(() => 500);
    sell(world, 1);
    await world.pass(0);
    await world.call('DELETE', `/webhooks/${world.id}`);
    await world.pass(day);
    expect(world.received).toHaveLength(1);
  });

  test('does not send to a webhook that went away while the event was on its way', async () => {
    const world = await listening();
    sell(world, 1);
    world.asaas.reset();
    await world.pass(day);
    expect(world.deliveries).toHaveLength(1);
    expect(world.received).toEqual([]);
  });

  test('sends the bytes that were true when it happened', async () => {
    const world = await listening({ events: ['PAYMENT_CREATED'] });
    world.answerWith(() => 500);
    const { id } = sell(world, 1);
    world.asaas.pay(id);
    await world.pass(30 * second);
    expect(world.received.map(({ event }) => event.payment.status)).toEqual(['PENDING', 'PENDING']);
    expect(world.deliveries[0]!.body).toBe(world.deliveries[1]!.body);
  });
});
