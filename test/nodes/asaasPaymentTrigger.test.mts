import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { PonteAsaasApi } from '../../credentials/PonteAsaasApi.credentials.ts';
import { AsaasPaymentTrigger } from '../../nodes/AsaasPaymentTrigger/AsaasPaymentTrigger.node.ts';
import { asaasWorld } from '../contracts/support/asaasWorld.mts';
import { asaasHost, url, type HostOptions } from './support/asaasHost.mts';

const trigger = new AsaasPaymentTrigger();

beforeEach(() => {
  // The simulated vendors' day.
  vi.useFakeTimers({ now: Date.parse('2026-11-24T15:00:00Z'), toFake: ['Date'] });
});

afterEach(() => {
  vi.useRealTimers();
});

/** Activated, and one paid order delivered. */
async function activated(options: HostOptions = {}) {
  const world = asaasWorld();
  const n8n = asaasHost(world, options);
  await trigger.webhookMethods.default.create.call(n8n.hook);
  await world.pay('shopify:1001');
  return { world, ...n8n, delivery: world.deliveries(url, 'PAYMENT_RECEIVED')[0]! };
}

describe('the trigger in n8n', () => {
  test('is fast: its webhook holds no expression and its version is above 1', () => {
    expect(JSON.stringify(trigger.description.webhooks)).not.toContain('"=');
    expect(trigger.description.version).toBe(2);
  });

  test('needs nothing but a credential: every parameter has a default, none is an expression', () => {
    const defaults = Object.fromEntries(trigger.description.properties.map(({ name, default: value }) => [name, value]));
    expect(defaults).toMatchObject({ events: ['paid'], paidWhen: 'confirmed', options: {} });
    expect(JSON.stringify(defaults)).not.toContain('"=');
    expect(trigger.description.credentials).toEqual([{ name: new PonteAsaasApi().name, required: true }]);
  });

  test('is activated, and again without a second webhook', async () => {
    const { world, hook } = await activated();
    expect(await trigger.webhookMethods.default.checkExists.call(hook)).toBe(false);
    await trigger.webhookMethods.default.create.call(hook);
    expect(world.webhooksFor(url)).toMatchObject([
      { events: ['PAYMENT_RECEIVED', 'PAYMENT_OVERDUE'], sendType: 'NON_SEQUENTIALLY', enabled: true },
    ]);
  });

  test('takes its webhook along when it is deactivated', async () => {
    const { world, hook, poll } = await activated();
    await trigger.webhookMethods.default.delete.call(hook);
    expect(world.webhooksFor(url)).toEqual([]);
    expect(await trigger.poll.call(poll)).toBeNull();
    expect(world.webhooksFor(url)).toEqual([]);
  });

  test('mends by itself what somebody deleted in the panel', async () => {
    const { world, poll, webhook, delivery, logged } = await activated();
    await trigger.webhook.call(webhook(delivery));
    await world.meddle('DELETE', `/webhooks/${world.webhooksFor(url)[0]!.id}`);
    expect(await trigger.poll.call(poll)).toBeNull();
    expect(world.webhooksFor(url)).toHaveLength(1);
    expect(logged.at(-1)).toContain('registrations repaired: created PAYMENT_RECEIVED, PAYMENT_OVERDUE');
  });
});

describe('a delivery', () => {
  test('starts the flow with event and payment, and nothing personal beyond them', async () => {
    const { webhook, delivery } = await activated();
    const { workflowData } = await trigger.webhook.call(webhook(delivery));
    expect(workflowData).toHaveLength(1);
    const [item] = workflowData![0]!;
    expect(Object.keys(item!.json)).toEqual(['event', 'payment']);
    expect(item!.json).toMatchObject({
      event: { type: 'payment.received', source: 'asaas', correlationId: 'shopify:1001' },
      payment: { status: 'received', orderNumber: '1001', customer: { name: expect.any(String), address: expect.any(Object) } },
    });
  });

  test('that comes twice starts it once', async () => {
    const { webhook, delivery, answered } = await activated();
    await trigger.webhook.call(webhook(delivery));
    const again = await trigger.webhook.call(webhook(delivery));
    expect(again.workflowData).toBeUndefined();
    // No answer of its own means 200, the only one that Asaas takes.
    expect(again.noWebhookResponse).toBeUndefined();
    expect(answered).toEqual([]);
  });

  test('with a wrong token is refused with 401 and starts nothing; the hidden check then writes the token again', async () => {
    const { world, webhook, delivery, answered, poll } = await activated();
    const forged = { ...delivery, headers: { ...delivery.headers, 'asaas-access-token': 'wrong' } };
    expect(await trigger.webhook.call(webhook(forged))).toEqual({ noWebhookResponse: true });
    expect(answered).toEqual([{ status: 401, body: { message: expect.stringContaining('asaas-access-token') } }]);
    await world.meddle('PUT', `/webhooks/${world.webhooksFor(url)[0]!.id}`, { authToken: 'a-token-of-somebody-else-altogether' });
    await trigger.poll.call(poll);
    await world.pay('shopify:1002');
    const { workflowData } = await trigger.webhook.call(webhook(world.deliveries(url, 'PAYMENT_RECEIVED').at(-1)!));
    expect(workflowData).toHaveLength(1);
  });

  test('carries what Asaas sent where the user wants it', async () => {
    const { webhook, delivery } = await activated({ options: { includeRaw: true, lookUpCustomer: false } });
    const { workflowData } = await trigger.webhook.call(webhook(delivery));
    expect(workflowData![0]![0]!.json).toMatchObject({ raw: { event: 'PAYMENT_RECEIVED' }, payment: { customer: { name: null } } });
  });
});
