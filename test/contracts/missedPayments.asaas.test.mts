/** What Asaas' queue cannot bring: told by its webhook, found in the list of payments. */
import { describe, expect, test } from 'vitest';
import type { PaymentDocuments, PaymentSource } from '../../domain/ports/paymentSource.ts';
import type { BillingType } from '../../sandbox/simulators/asaas/index.mts';
import { openPaymentSource, type PaymentSourceOptions } from '../../vendors/asaas/events/paymentSource.ts';
import { asaasWorld, idle, type AsaasWorld } from './support/asaasWorld.mts';

const url = 'https://n8n.loja.example/webhook/1f/webhook';
const request = { url, topics: ['PAYMENT_RECEIVED'] };
const forever = { since: '2020-01-01T00:00:00.000Z', until: '2040-01-01T00:00:00.000Z' };
const minute = 60_000;
const day = 24 * 60 * minute;

const webhookId = (world: AsaasWorld) => world.webhooksFor(url)[0]!.id;

/** One of the trigger's checks: mends, then asks what was missed and reads it as the host does. */
async function check(source: PaymentSource, topics = request.topics) {
  await source.registerWebhooks({ url, topics });
  const missed = (await source.missed?.(forever, { url, topics })) ?? [];
  const events = [];
  for (const each of missed) events.push((await each.read())!);
  return events;
}

const ordersOf = (events: { document: PaymentDocuments }[]) => events.map(({ document }) => document.payment?.orderNumber);

async function watched(options: Partial<PaymentSourceOptions> = {}, topics = request.topics) {
  const world = asaasWorld();
  await check(world.open(options), topics);
  await world.clock.sleep(minute);
  await check(world.open(options), topics);
  await world.clock.sleep(minute);
  return world;
}

describe('while n8n listens', () => {
  test('nothing is asked beyond the webhook', async () => {
    const world = await watched();
    await world.pay('shopify:1001');
    const before = world.calls.length;
    expect(await check(world.open())).toEqual([]);
    expect(world.calls.slice(before).map(({ operation }) => operation)).toEqual(['webhooks.list']);
  });

  test.each([
    ['deleted', async (world: AsaasWorld) => void (await world.meddle('DELETE', `/webhooks/${webhookId(world)}`))],
    ['disabled', async (world: AsaasWorld) => void (await world.meddle('PUT', `/webhooks/${webhookId(world)}`, { enabled: false }))],
    ['narrowed', async (world: AsaasWorld) => void (await world.meddle('PUT', `/webhooks/${webhookId(world)}`, { events: ['BILL_PAID'] }))],
  ])('what was paid while the webhook was %s is found, in order, and the check after that asks no more', async (_, harm) => {
    const world = await watched();
    await harm(world);
    for (const number of [1, 2, 3]) await world.pay(`shopify:${number}`);
    const events = await check(world.open());
    expect(ordersOf(events)).toEqual(['1', '2', '3']);
    expect(events[0]).toMatchObject({ event: { type: 'catchUp', source: 'asaas', correlationId: 'shopify:1' } });
    expect(new Set(events.map(({ event }) => event.id)).size).toBe(3);

    // The host has started them: it reads none of them again.
    const source = world.open();
    await source.registerWebhooks(request);
    const again = (await source.missed?.(forever, request)) ?? [];
    expect(again.map(({ subject }) => subject)).toEqual(events.map(({ subject }) => subject));
    for (const each of again) each.passOver?.();
    const before = world.calls.length;
    expect(await check(world.open())).toEqual([]);
    expect(world.calls.slice(before).map(({ operation }) => operation)).toEqual(['webhooks.list']);
    expect(world.violations).toEqual([]);
  });

  test('a delivery and a catch-up of one thing have one subject', async () => {
    const world = await watched();
    await world.pay('shopify:1001');
    const [delivered] = await world.open().read(world.deliveries(url, 'PAYMENT_RECEIVED')[0]!, request);
    await world.meddle('DELETE', `/webhooks/${webhookId(world)}`);
    expect((await check(world.open())).map(({ subject }) => subject)).toEqual([delivered!.subject]);
  });

  test('Asaas has a bad minute during the catch-up: nothing is forgotten', async () => {
    const world = await watched();
    await world.meddle('DELETE', `/webhooks/${webhookId(world)}`);
    await world.pay('shopify:1001');
    world.inject(({ operation }) => (operation === 'payments.list' ? 'serverError' : undefined));
    const hurried = openPaymentSource(world.connect({}, { deadline: world.clock.now() + 5000 }));
    await expect(check(hurried)).rejects.toMatchObject({ failure: { class: 'transient' } });
    world.inject(() => undefined);
    expect(ordersOf(await check(world.open()))).toEqual(['1001']);
  });

  test('a long list is read page by page', async () => {
    const world = await watched({ lookUpCustomer: false });
    await world.meddle('DELETE', `/webhooks/${webhookId(world)}`);
    const first = await world.pay('shopify:1');
    for (let number = 2; number <= 230; number++) await world.pay(`shopify:${number}`, first.customer);
    const before = world.calls.length;
    const events = await check(world.open({ lookUpCustomer: false }));
    expect(ordersOf(events)).toEqual(Array.from({ length: 230 }, (_each, index) => String(index + 1)));
    expect(world.calls.slice(before).filter(({ operation }) => operation === 'payments.list').length).toBeGreaterThanOrEqual(3);
  });

  test('a workflow that is switched off and on again misses nothing in between', async () => {
    const world = await watched();
    await world.open().removeWebhooks(request);
    await world.pay('shopify:1001');
    expect(await check(world.open())).toEqual([]);
  });
});

let processes = 0;

describe('when n8n was away', () => {
  /** n8n knows nothing of before, and its address answers again. */
  const restarted = (world: AsaasWorld) => {
    world.answerWith(() => 200);
    return openPaymentSource(world.connect({}, { account: `another process ${++processes}` }));
  };

  const away = async (world: AsaasWorld, days: number) => {
    for (let each = 0; each < days; each++) await world.clock.sleep(day);
    await idle();
  };

  test('for days: Asaas has kept everything, so the list is not asked', async () => {
    const world = await watched();
    world.answerWith(() => 503);
    await world.pay('shopify:1001');
    await away(world, 5);
    const before = world.calls.length;
    expect(await check(restarted(world))).toEqual([]);
    expect(world.calls.slice(before).map(({ operation }) => operation)).not.toContain('payments.list');
  });

  test('longer than Asaas keeps events: what it has deleted is found, what it still has is left to it', async () => {
    const world = await watched();
    world.answerWith(() => 503);
    await away(world, 1);
    await world.pay('shopify:1001');
    await away(world, 10);
    await world.pay('shopify:1002');
    await away(world, 9);
    const sent = world.deliveries(url).length;
    const found = await check(restarted(world));
    await idle();
    const brought = world.deliveries(url).slice(sent);
    expect(ordersOf(found)).toEqual(['1001']);
    expect(brought.map(({ rawBody }) => rawBody.toString()).filter((body) => body.includes('shopify:1002'))).toHaveLength(1);
    expect(brought.map(({ rawBody }) => rawBody.toString()).filter((body) => body.includes('shopify:1001'))).toEqual([]);
  });

  test('longer than that, and stopped again in the middle of the catch-up: it is found again', async () => {
    const world = await watched();
    world.answerWith(() => 503);
    await away(world, 1);
    await world.pay('shopify:1001');
    await away(world, 20);
    const source = restarted(world);
    await source.registerWebhooks(request);
    expect(ordersOf(await check(restarted(world)))).toEqual(['1001']);
  });
});

describe('the webhook’s name in Asaas', () => {
  test('says when n8n was last seen, to the hour, for one call an hour', async () => {
    const world = await watched();
    const name = () => world.webhooksFor(url)[0]!.name;
    expect(name()).toBe('n8n (n8n-nodes-ponte), last seen 2026-11-24 15:00 UTC');
    const before = world.calls.length;
    for (let passed = 0; passed < 120; passed += 10) {
      await world.clock.sleep(10 * minute);
      await check(world.open());
    }
    expect(name()).toMatch(/last seen 2026-11-24 1[67]:\d\d UTC$/);
    const updates = world.calls.slice(before).filter(({ operation }) => operation === 'webhooks.update');
    expect(updates.length).toBeGreaterThanOrEqual(1);
    expect(updates.length).toBeLessThanOrEqual(2);
  });

  test('may have been changed by somebody: then it is written again and nothing is reported', async () => {
    const world = await watched();
    await world.meddle('PUT', `/webhooks/${webhookId(world)}`, { name: 'Meu webhook' });
    expect(await world.open().registerWebhooks(request)).toEqual({ created: [], repaired: [], removed: [] });
    expect(world.webhooksFor(url)[0]!.name).toContain('last seen');
  });
});

describe('what the list of payments tells', () => {
  const make = async (topics: string[], act: (world: AsaasWorld) => Promise<void>, options: Partial<PaymentSourceOptions> = {}) => {
    const world = await watched(options, topics);
    await world.meddle('PUT', `/webhooks/${webhookId(world)}`, { enabled: false });
    await act(world);
    const events = await check(world.open(options), topics);
    return events.map(({ event, document }) => [event.id.split(':')[1], document.payment?.orderNumber]);
  };
  const charge = (world: AsaasWorld, billingType: BillingType, reference: string, dueDate?: string) =>
    world.simulator.createCharge({ value: 50, billingType, externalReference: reference, ...(dueDate ? { dueDate } : {}) });

  const allPaid = async (world: AsaasWorld) => {
    for (const type of ['PIX', 'BOLETO', 'CREDIT_CARD'] as const) world.simulator.pay(charge(world, type, type).id);
    await world.clock.sleep(2 * day);
  };

  test('who has paid: Pix by its money, boleto and card by their confirmation, each once', async () => {
    const found = await make(['PAYMENT_RECEIVED', 'PAYMENT_CONFIRMED'], allPaid, { paidOnce: true });
    expect(found.toSorted()).toEqual([
      ['PAYMENT_CONFIRMED', 'BOLETO'],
      ['PAYMENT_CONFIRMED', 'CREDIT_CARD'],
      ['PAYMENT_RECEIVED', 'PIX'],
    ]);
  });

  test('whose money has come: not yet the card’s', async () => {
    const found = await make(['PAYMENT_RECEIVED'], allPaid);
    expect(found.toSorted()).toEqual([
      ['PAYMENT_RECEIVED', 'BOLETO'],
      ['PAYMENT_RECEIVED', 'PIX'],
    ]);
  });

  test('the money of a card that comes after 32 days', async () => {
    const world = await watched();
    world.simulator.pay(charge(world, 'CREDIT_CARD', 'card').id);
    for (let days = 0; days < 31; days++) {
      await world.clock.sleep(day);
      await check(world.open());
    }
    await world.meddle('PUT', `/webhooks/${webhookId(world)}`, { enabled: false });
    await world.clock.sleep(2 * day);
    expect(ordersOf(await check(world.open()))).toEqual(['card']);
  });

  test('who is late and what was charged', async () => {
    const found = await make(['PAYMENT_OVERDUE', 'PAYMENT_CREATED'], async (world) => {
      charge(world, 'BOLETO', 'late', '2026-11-24');
      charge(world, 'BOLETO', 'intime', '2026-12-24');
      await world.clock.sleep(2 * day);
    });
    expect(found.toSorted()).toEqual([
      ['PAYMENT_CREATED', 'intime'],
      ['PAYMENT_CREATED', 'late'],
      ['PAYMENT_OVERDUE', 'late'],
    ]);
  });

  test('nothing of events that leave no day in it, and then it is not asked', async () => {
    expect(await make(['PAYMENT_REFUNDED', 'TRANSFER_DONE'], allPaid)).toEqual([]);
  });
});
