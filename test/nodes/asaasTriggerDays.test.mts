/** The Asaas trigger over days: what a shop gets of a thousand deliveries, of a missed hour, of deliveries from anywhere. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { INodeExecutionData } from 'n8n-workflow';
import type { Delivery } from '../../domain/ports/eventSource.ts';
import { AsaasPaymentTrigger } from '../../nodes/AsaasPaymentTrigger/AsaasPaymentTrigger.node.ts';
import { createRandom } from '../../sandbox/world/random.mts';
import { asaasWorld } from '../contracts/support/asaasWorld.mts';
import { asaasHost, url, type HostOptions } from './support/asaasHost.mts';

const trigger = new AsaasPaymentTrigger();
const minute = 60_000;

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-24T15:00:00Z'), toFake: ['Date'] });
});

afterEach(() => {
  vi.useRealTimers();
});

async function activated(options: HostOptions = {}) {
  const world = asaasWorld();
  const n8n = asaasHost(world, options);
  await trigger.webhookMethods.default.create.call(n8n.hook);
  const pass = async (ms: number) => {
    vi.setSystemTime(Date.now() + ms);
    await world.clock.sleep(ms);
  };
  const deliver = async (delivery: Delivery) => (await trigger.webhook.call(n8n.webhook(delivery))).workflowData?.[0] ?? [];
  const poll = async () => {
    await trigger.poll.call(n8n.poll);
    return n8n.takeStarted().flat();
  };
  return { world, ...n8n, pass, deliver, poll };
}

const ordersOf = (items: INodeExecutionData[]) => items.map(({ json }) => (json.payment as { orderNumber: string }).orderNumber);

test('of 1,000 deliveries, 300 of them repeated and 200 out of order, 700 events start the flow, each once', async () => {
  const { world, deliver } = await activated({ parameters: { events: ['created', 'paid'] }, options: { lookUpCustomer: false } });
  const { customer } = await world.pay('shopify:1');
  for (let number = 2; number <= 350; number++) await world.pay(`shopify:${number}`, customer);
  const events = world.deliveries(url);
  expect(events).toHaveLength(700);

  const random = createRandom(4);
  const shuffled = [...events];
  // 100 pairs change places: 200 deliveries come when it is not their turn.
  for (let pair = 0; pair < 100; pair++) {
    const [a, b] = [pair * 7, pair * 7 + 3];
    [shuffled[a], shuffled[b]] = [shuffled[b]!, shuffled[a]!];
  }
  const deliveries = [...shuffled];
  for (let repeated = 0; repeated < 300; repeated++) deliveries.splice(random.int(0, deliveries.length), 0, random.pick(events));
  expect(deliveries).toHaveLength(1000);

  const effects = new Map<string, number>();
  for (let at = 0; at < deliveries.length; at += 20) {
    const started = await Promise.all(deliveries.slice(at, at + 20).map(deliver));
    for (const { json } of started.flat()) {
      const { type } = json.event as { type: string };
      const effect = `${type} ${(json.payment as { id: string }).id}`;
      effects.set(effect, (effects.get(effect) ?? 0) + 1);
    }
  }
  expect(effects.size).toBe(700);
  expect([...effects.values()].filter((times) => times !== 1)).toEqual([]);
});

describe('the hidden check', () => {
  test('starts the flow for what was paid while the webhook was gone, once, also when Asaas tells of it later', async () => {
    const { world, deliver, poll, pass } = await activated();
    await pass(minute);
    expect(await poll()).toEqual([]);
    await world.pay('shopify:1001');
    await deliver(world.deliveries(url, 'PAYMENT_RECEIVED').at(-1)!);
    await pass(minute);
    expect(await poll()).toEqual([]);
    await pass(minute);
    await world.meddle('DELETE', `/webhooks/${world.webhooksFor(url)[0]!.id}`);
    for (const number of [1002, 1003]) await world.pay(`shopify:${number}`);
    const items = await poll();
    expect(ordersOf(items)).toEqual(['1002', '1003']);
    expect(items[0]!.json).toMatchObject({
      event: { type: 'catchUp', source: 'asaas', correlationId: 'shopify:1002' },
      payment: { status: 'received', customer: { name: expect.any(String) } },
    });
    await pass(minute);
    expect(await poll()).toEqual([]);
    await pass(minute);
    expect(await poll()).toEqual([]);
  });

  test('starts no more at once than an execution holds, and the rest a minute later', async () => {
    const { world, poll, pass } = await activated({ options: { lookUpCustomer: false } });
    await pass(minute);
    await poll();
    await pass(minute);
    await world.meddle('DELETE', `/webhooks/${world.webhooksFor(url)[0]!.id}`);
    const { customer } = await world.pay('shopify:1');
    for (let number = 2; number <= 120; number++) await world.pay(`shopify:${number}`, customer);
    const started: string[] = [];
    for (let minutes = 0; minutes < 5; minutes++) {
      const items = await poll();
      expect(items.length).toBeLessThanOrEqual(50);
      started.push(...ordersOf(items));
      await pass(minute);
    }
    expect(started).toEqual(Array.from({ length: 120 }, (_each, index) => String(index + 1)));
  });

  test('of another process goes on where the one before it died in the middle of a catch-up', async () => {
    const { world, poll, pass, staticData } = await activated({ options: { lookUpCustomer: false } });
    await poll();
    world.answerWith(() => 503);
    const { customer } = await world.pay('shopify:1');
    for (let number = 2; number <= 120; number++) await world.pay(`shopify:${number}`, customer);
    await pass(20 * 24 * 60 * minute);
    world.answerWith(() => 200);
    const started: string[] = [];
    for (let process = 0; process < 4; process++) {
      // As n8n's database gives it back.
      const kept = JSON.parse(JSON.stringify(staticData)) as Record<string, unknown>;
      const next = asaasHost(world, { options: { lookUpCustomer: false }, staticData: kept });
      await trigger.poll.call(next.poll);
      const items = next.takeStarted().flat();
      Object.assign(staticData, kept);
      started.push(...ordersOf(items));
      await pass(minute);
    }
    expect(started).toEqual(Array.from({ length: 120 }, (_each, index) => String(index + 1)));
  });

  test('is not asked of a workflow that was never activated', async () => {
    const world = asaasWorld();
    const { poll } = asaasHost(world);
    expect(await trigger.poll.call(poll)).toBeNull();
    expect(world.calls).toEqual([]);
  });

  test('restarts an interrupted queue and says so', async () => {
    const { world, logged, poll } = await activated();
    await world.meddle('PUT', `/webhooks/${world.webhooksFor(url)[0]!.id}`, { interrupted: true });
    await poll();
    expect(world.webhooksFor(url)).toMatchObject([{ interrupted: false }]);
    expect(logged.at(-1)).toContain('registrations repaired: repaired interrupted');
  });
});

test('activation restarts an interrupted queue and says so', async () => {
  const { world, logged, hook } = await activated();
  await world.meddle('PUT', `/webhooks/${world.webhooksFor(url)[0]!.id}`, { interrupted: true });
  await trigger.webhookMethods.default.create.call(hook);
  expect(world.webhooksFor(url)).toMatchObject([{ interrupted: false }]);
  expect(logged.at(-1)).toContain('registrations repaired: repaired interrupted');
});

describe('when it is paid', () => {
  const paidBy = async (parameters: Record<string, unknown>, billingType: 'PIX' | 'BOLETO' | 'CREDIT_CARD') => {
    const { world, deliver, pass } = await activated({ parameters, options: { lookUpCustomer: false } });
    const charge = world.simulator.createCharge({ value: 10, billingType, externalReference: 'shopify:1' });
    world.simulator.pay(charge.id);
    await pass(40 * 24 * 60 * minute);
    const started = [];
    for (const delivery of world.deliveries(url)) started.push(...(await deliver(delivery)));
    return started.map(({ json }) => (json.event as { type: string }).type);
  };

  test.each([
    ['PIX', 'confirmed', ['payment.received']],
    ['BOLETO', 'confirmed', ['payment.confirmed']],
    ['CREDIT_CARD', 'confirmed', ['payment.confirmed']],
    ['PIX', 'received', ['payment.received']],
    ['BOLETO', 'received', ['payment.received']],
    ['CREDIT_CARD', 'received', ['payment.received']],
  ] as const)('a payment by %s starts a flow that waits until it is %s once', async (billingType, paidWhen, types) => {
    expect(await paidBy({ events: ['paid'], paidWhen }, billingType)).toEqual(types);
  });

  test('a charge that is paid in cash counts at once, whatever it was made for', async () => {
    const { world, deliver } = await activated({ parameters: { events: ['paid'] } });
    const { id } = world.simulator.createCharge({ value: 10, billingType: 'BOLETO', externalReference: 'shopify:1' });
    await world.meddle('POST', `/payments/${id}/receiveInCash`, { paymentDate: '2026-11-24', value: 10, notifyCustomer: false });
    const [item] = await deliver(world.deliveries(url, 'PAYMENT_RECEIVED')[0]!);
    expect(item?.json).toMatchObject({ payment: { status: 'received', method: 'cash' } });
  });
});

describe('where a delivery comes from', () => {
  const from = async (ip: string | undefined, options: Record<string, unknown> = { onlyPublishedAddresses: true }) => {
    const { world, webhook, answered, poll, pass } = await activated({ options });
    await pass(minute);
    await poll();
    await world.pay('shopify:1001');
    const delivery = world.deliveries(url, 'PAYMENT_RECEIVED')[0]!;
    const { workflowData } = await trigger.webhook.call(webhook({ ...delivery, ...(ip === undefined ? {} : { ip }) }));
    return { started: workflowData !== undefined, answered, world, poll };
  };

  test.each(['52.67.12.206', '18.230.8.159', '54.94.136.112', '54.94.183.101', '::ffff:54.94.183.101'])('%s is Asaas', async (ip) => {
    expect(await from(ip)).toMatchObject({ started: true, answered: [] });
  });

  test.each(['203.0.113.9', '152.67.12.206', '', undefined])('%s is not, even with the right token', async (ip) => {
    expect(await from(ip)).toMatchObject({ started: false, answered: [{ status: 401 }] });
  });

  test('does not matter unless the user wants it so', async () => {
    expect(await from('203.0.113.9', {})).toMatchObject({ started: true });
  });

  test('a refused address does not make the trigger write its token anew', async () => {
    const { world, poll } = await from('203.0.113.9');
    const writes = () => world.calls.filter(({ writeNumber }) => writeNumber !== undefined);
    const before = writes().length;
    expect(before).toBeGreaterThan(0);
    await poll();
    expect(world.webhooksFor(url)).toMatchObject([{ penalizedRequestsCount: 0 }]);
    expect(writes()).toHaveLength(before);
  });
});

test('an event for the webhook of another workflow is refused', async () => {
  const mine = await activated();
  await mine.world.pay('shopify:1001');
  const delivery = mine.world.deliveries(url, 'PAYMENT_RECEIVED')[0]!;
  const otherUrl = 'https://n8n.loja.example/webhook/2e/webhook';
  const other = asaasHost(mine.world, { url: otherUrl });
  expect(await trigger.webhook.call(other.webhook(delivery))).toEqual({ noWebhookResponse: true });
  expect(other.answered).toMatchObject([{ status: 401 }]);
});
