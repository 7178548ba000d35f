/** What Asaas' trigger has to outlive beyond what every event source does. */
import { describe, expect, test } from 'vitest';
import { openPaymentSource } from '../../vendors/asaas/events/paymentSource.ts';
import { asaasWorld, idle, type AsaasWorld } from './support/asaasWorld.mts';

const url = 'https://n8n.loja.example/webhook/1f/webhook';
const request = { url, topics: ['PAYMENT_RECEIVED'] };
const nothing = { created: [], repaired: [], removed: [] };
const minute = 60_000;

const operationsSince = (world: AsaasWorld, start: number) => world.calls.slice(start).map(({ operation }) => operation);

/** The receiver answers as the trigger would. */
const receive = (world: AsaasWorld) => world.answerWith((delivery) => (world.open().verify(delivery, request).valid ? 200 : 401));

const pass = async (world: AsaasWorld, ms: number) => {
  await world.clock.sleep(ms);
  await idle();
};

describe('somebody changes the token in the panel', () => {
  const withWrongToken = async () => {
    const world = asaasWorld();
    receive(world);
    await world.open().registerWebhooks(request);
    const [webhook] = world.webhooksFor(url);
    await world.meddle('PUT', `/webhooks/${webhook!.id}`, { authToken: 'a-token-of-somebody-else-altogether' });
    await world.pay('shopify:1001');
    return world;
  };

  test('the next check writes the right one and has the refused event sent again at once', async () => {
    const world = await withWrongToken();
    expect(world.webhooksFor(url)).toMatchObject([{ waiting: 1, penalizedRequestsCount: 1 }]);
    const start = world.calls.length;
    expect(await world.open().registerWebhooks(request)).toEqual({ ...nothing, repaired: ['authToken'] });
    expect(operationsSince(world, start)).toEqual(['webhooks.list', 'webhooks.update', 'webhooks.removeBackoff']);
    await idle();
    expect(world.webhooksFor(url)).toMatchObject([{ waiting: 0 }]);
    expect(world.open().verify(world.deliveries(url).at(-1)!, request)).toEqual({ valid: true });
    expect(await world.open().registerWebhooks(request)).toEqual(nothing);
  });

  test('a stranger who keeps posting nonsense causes one write in ten minutes, not one a minute', async () => {
    const world = asaasWorld();
    await world.open().registerWebhooks(request);
    const start = world.calls.length;
    const nonsense = { headers: { 'asaas-access-token': 'nonsense' }, rawBody: Buffer.from('{}'), receivedAt: '2026-11-24T15:00:00.000Z' };
    for (let passed = 0; passed < 10; passed++) {
      world.open().verify(nonsense, request);
      await world.open().registerWebhooks(request);
      await world.clock.sleep(minute);
    }
    expect(operationsSince(world, start).filter((operation) => operation === 'webhooks.update')).toHaveLength(1);
  });
});

describe('n8n was away', () => {
  test('for an hour: the waiting events are asked for at once instead of in the next hours', async () => {
    const world = asaasWorld();
    await world.open().registerWebhooks(request);
    world.answerWith(() => 503);
    await world.pay('shopify:1001');
    await pass(world, 60 * minute);
    receive(world);
    await world.open().registerWebhooks(request);
    await idle();
    expect(world.webhooksFor(url)).toMatchObject([{ waiting: 0, interrupted: false }]);
  });

  test('for a day: the stopped queue starts again and nothing is lost', async () => {
    const world = asaasWorld();
    await world.open().registerWebhooks(request);
    world.answerWith(() => 503);
    await world.pay('shopify:1001');
    for (let hour = 0; hour < 24; hour++) await pass(world, 60 * minute);
    await world.pay('shopify:1002');
    expect(world.webhooksFor(url)).toMatchObject([{ interrupted: true, waiting: 2 }]);
    receive(world);
    expect((await world.open().registerWebhooks(request)).repaired).toContain('interrupted');
    await idle();
    expect(world.webhooksFor(url)).toMatchObject([{ interrupted: false, waiting: 0 }]);
    expect(await world.open().registerWebhooks(request)).toEqual(nothing);
    expect(world.violations).toEqual([]);
  });
});

describe('the list of webhooks', () => {
  const somebodyElses = (each: number) => ({
    name: `ERP ${each}`,
    url: `https://erp.example/${each}`,
    email: 'erp@example.com',
    enabled: true,
    interrupted: false,
    apiVersion: 3,
    authToken: 'a-token-of-somebody-else-altogether',
    sendType: 'SEQUENTIALLY',
    events: ['PAYMENT_CREATED'],
  });

  test('is full: the shop is told what to do, and Asaas is not asked in vain', async () => {
    const world = asaasWorld();
    for (let each = 0; each < 10; each++) await world.meddle('POST', '/webhooks', somebodyElses(each));
    await expect(world.open().registerWebhooks(request)).rejects.toMatchObject({
      failure: { class: 'rejected', code: 'webhookLimit', hint: expect.stringContaining('Delete one') },
    });
    expect(operationsSince(world, 0)).toEqual(['webhooks.list']);
  });

  test('is full, but one of them is ours: nothing is to be done', async () => {
    const world = asaasWorld();
    await world.open().registerWebhooks(request);
    for (let each = 0; each < 9; each++) await world.meddle('POST', '/webhooks', somebodyElses(each));
    expect(await world.open().registerWebhooks(request)).toEqual(nothing);
  });

  test('has one too many for this address: one stays', async () => {
    const world = asaasWorld();
    await world.open().registerWebhooks(request);
    await world.meddle('POST', '/webhooks', { ...somebodyElses(1), url });
    expect((await world.open().registerWebhooks(request)).removed).toHaveLength(1);
    expect(world.webhooksFor(url)).toHaveLength(1);
    expect(world.webhooksFor(url)).toMatchObject([{ events: ['PAYMENT_RECEIVED'] }]);
  });
});

test('the user wants events in order: the webhook is changed, not made anew', async () => {
  const world = asaasWorld();
  await world.open().registerWebhooks(request);
  const [before] = world.webhooksFor(url);
  expect(before).toMatchObject({ sendType: 'NON_SEQUENTIALLY' });
  expect((await world.open({ lookUpCustomer: true, inOrder: true }).registerWebhooks(request)).repaired).toEqual(['sendType']);
  expect(world.webhooksFor(url)).toMatchObject([{ id: before!.id, sendType: 'SEQUENTIALLY' }]);
});

describe('the credential', () => {
  test('of the other environment is refused before any call', () => {
    const world = asaasWorld();
    const { apiKeySandbox } = world.simulator.secrets;
    expect(() => openPaymentSource(world.connect({ apiKey: apiKeySandbox }))).toThrow(
      'is set to production, but its API key belongs to sandbox',
    );
    expect(() => openPaymentSource(world.connect({ environment: 'sandbox' }))).toThrow(
      'is set to sandbox, but its API key belongs to production',
    );
    expect(world.calls).toEqual([]);
  });

  test('without an API key names the field', () => {
    expect(() => openPaymentSource(asaasWorld().connect({ apiKey: ' ' }))).toThrow('"API Key"');
  });

  test('without an alert email names the field, and only when a webhook has to be made', async () => {
    const world = asaasWorld();
    const bare = () => openPaymentSource(world.connect({ alertEmail: '' }));
    await expect(bare().registerWebhooks(request)).rejects.toThrow('"Alert Email"');
    await world.open().registerWebhooks(request);
    expect(await bare().registerWebhooks(request)).toEqual(nothing);
  });

  test('that Asaas no longer takes is told as such, without the key', async () => {
    const world = asaasWorld();
    const connection = {
      ...world.connect(),
      transport: async () => ({ answered: true as const, status: 401, headers: {}, body: { loginFailure: 'x' } }),
    };
    const refusal = openPaymentSource(connection).registerWebhooks(request);
    await expect(refusal).rejects.toMatchObject({ failure: { class: 'auth', hint: expect.stringContaining('credential') } });
    await expect(refusal).rejects.not.toThrow('$aact');
  });
});

describe('the customer of a payment', () => {
  const payer = {
    name: 'Ana Souza',
    email: 'ana@example.com',
    mobilePhone: '11987654321',
    cpfCnpj: '52998224725',
    postalCode: '01310100',
    address: 'Avenida Paulista',
    addressNumber: '1578',
    province: 'Bela Vista',
  };

  /** Two orders of one customer, and what the trigger gets of them. */
  const twoPayments = async () => {
    const world = asaasWorld();
    await world.open().registerWebhooks(request);
    const charge = world.simulator.createCharge({ value: 10, billingType: 'PIX', externalReference: 'shopify:1001', customer: payer });
    world.simulator.pay(charge.id);
    await world.pay('shopify:1002', charge.customer);
    const start = world.calls.length;
    return { world, customerId: charge.customer, deliveries: world.deliveries(url), asked: () => operationsSince(world, start) };
  };

  test('is on the document: name, e-mail, phone, CPF and address', async () => {
    const { world, deliveries, customerId } = await twoPayments();
    const [event] = await world.open().read(deliveries[0]!, request);
    expect(event!.document.payment).toMatchObject({
      status: 'received',
      method: 'pix',
      value: 10,
      orderNumber: '1001',
      customer: {
        id: customerId,
        name: 'Ana Souza',
        email: 'ana@example.com',
        phone: '+5511987654321',
        taxId: { type: 'CPF', value: '52998224725' },
        address: {
          street: 'Avenida Paulista',
          number: '1578',
          district: 'Bela Vista',
          city: 'São Paulo',
          state: 'SP',
          postalCode: '01310100',
          country: 'BR',
        },
      },
    });
  });

  test('is asked for once for events that come together, and again only after minutes', async () => {
    const { world, deliveries, asked } = await twoPayments();
    await Promise.all(deliveries.map((delivery) => world.open().read(delivery, request)));
    expect(asked()).toEqual(['customers.get']);
    await world.clock.sleep(4 * minute);
    await world.open().read(deliveries[0]!, request);
    expect(asked()).toHaveLength(1);
    await world.clock.sleep(2 * minute);
    await world.open().read(deliveries[0]!, request);
    expect(asked()).toHaveLength(2);
  });

  test('is not asked for where the user does not want it', async () => {
    const { world, deliveries, customerId, asked } = await twoPayments();
    const [event] = await world.open({ lookUpCustomer: false, inOrder: false }).read(deliveries[0]!, request);
    expect(event!.document.payment?.customer).toMatchObject({ id: customerId, name: null, address: null });
    expect(asked()).toEqual([]);
  });

  test('that is gone leaves its id', async () => {
    const { world, deliveries, customerId } = await twoPayments();
    world.simulator.reset();
    const [event] = await world.open().read(deliveries[0]!, request);
    expect(event!.document.payment?.customer).toMatchObject({ id: customerId, name: null });
  });

  test('that cannot be had in time makes Asaas deliver again, and the next time it is asked for anew', async () => {
    const { world, deliveries } = await twoPayments();
    world.inject(() => 'serverError');
    const hurried = openPaymentSource(world.connect({}, { deadline: world.clock.now() + 8000 }));
    await expect(hurried.read(deliveries[0]!, request)).rejects.toMatchObject({ failure: { class: 'transient' } });
    world.inject(() => undefined);
    const [event] = await world.open().read(deliveries[0]!, request);
    expect(event!.document.payment?.customer?.name).toBe('Ana Souza');
  });
});

test('a payment that is overdue, is given another day and is overdue again: two happenings, each the same however often it is told', async () => {
  const world = asaasWorld();
  const overdue = { url, topics: ['PAYMENT_OVERDUE'] };
  world.answerWith(() => 200);
  await world.open().registerWebhooks(overdue);
  const day = 24 * 60 * minute;
  const { id } = world.simulator.createCharge({ value: 150, billingType: 'BOLETO', dueDate: '2026-11-26' });
  await pass(world, 3 * day);
  await world.meddle('PUT', `/payments/${id}`, { dueDate: '2026-12-04' });
  await pass(world, 8 * day);
  const deliveries = world.deliveries(url);
  expect(deliveries).toHaveLength(2);
  const occasions = [];
  for (const delivery of [...deliveries, ...deliveries]) {
    const [found] = await world.open().read(delivery, overdue);
    occasions.push(found?.event.occasion);
  }
  expect(occasions).toEqual([...occasions.slice(0, 2), ...occasions.slice(0, 2)]);
  // The first is called as it always was: n8n remembers keys for long.
  expect(occasions[0]).toBe(`asaas:${id}/overdue`);
  expect(occasions[1]).not.toBe(occasions[0]);
});
