import type { IWebhookResponseData } from 'n8n-workflow';
import { describe, expect, test, vi } from 'vitest';
import { ShopifyOrderTrigger } from '../../nodes/ShopifyOrderTrigger/ShopifyOrderTrigger.node.ts';
import { shopifyWorld } from '../contracts/support/shopifyWorld.mts';
import { shopifyContext, webhookUrl } from './support/shopifyContext.mts';

const trigger = new ShopifyOrderTrigger();
const { create, delete: remove, checkExists } = trigger.webhookMethods.default;
const parameters = { events: ['ORDERS_PAID'] };

let nodes = 0;

/** An activated trigger of its own. */
async function activated(more: Record<string, unknown> = {}, mode: 'manual' | 'trigger' = 'trigger') {
  const world = shopifyWorld();
  const options = { parameters: { ...parameters, ...more }, mode, nodeId: `trigger-${++nodes}` };
  const { context, staticData } = shopifyContext(world, options);
  await create.call(context);
  const arrive = async (
    delivery: ReturnType<typeof world.deliveries>[number],
  ): Promise<{ result: IWebhookResponseData; replies: unknown[] }> => {
    const { context: webhook, replies } = shopifyContext(world, { ...options, delivery });
    return { result: await trigger.webhook.call(webhook), replies };
  };
  const buy = () => {
    const { orderNumber } = world.simulator.placeOrder();
    return { orderNumber, delivery: world.deliveries(webhookUrl)[0]! };
  };
  return { world, options, context, staticData, arrive, buy };
}

describe('Shopify Order Trigger', () => {
  test('is cheap to call: nothing in its webhook is an expression, and its version is above 1', () => {
    expect(trigger.description.version).toBe(2);
    expect(JSON.stringify(trigger.description.webhooks)).not.toContain('"=');
    for (const { default: byDefault } of trigger.description.properties) expect(JSON.stringify(byDefault)).not.toContain('"=');
    expect(trigger.description.properties.find(({ name }) => name === 'pollTimes')).toMatchObject({
      type: 'hidden',
      default: { item: [{ mode: 'everyMinute' }] },
    });
  });

  test('a customer pays: the flow starts with the event and the order', async () => {
    const { arrive, buy } = await activated();
    const { orderNumber, delivery } = buy();
    const { result } = await arrive(delivery);
    const [[item]] = result.workflowData as [[{ json: Record<string, unknown> }]];
    expect(item.json).toMatchObject({
      event: { type: 'order.paid', correlationId: `shopify:${orderNumber}` },
      order: { number: orderNumber },
    });
    expect(item.json).not.toHaveProperty('raw');
  });

  test('the raw payload comes along where it was asked for', async () => {
    const { arrive, buy } = await activated({ 'options.includeRaw': true });
    const { orderNumber, delivery } = buy();
    const { result } = await arrive(delivery);
    expect(result.workflowData?.[0]?.[0]?.json.raw).toMatchObject({ name: `#${orderNumber}` });
  });

  test('the same event comes again: it is taken and starts nothing', async () => {
    const { arrive, buy } = await activated();
    const { delivery } = buy();
    await arrive(delivery);
    const { result, replies } = await arrive(delivery);
    expect(result).toEqual({ webhookResponse: 'duplicate' });
    expect(replies).toEqual([]);
  });

  test('a forged event is answered with 401 and starts nothing', async () => {
    const { arrive, buy } = await activated();
    const { delivery } = buy();
    const { result, replies } = await arrive({ ...delivery, rawBody: Buffer.from('{"name":"#1"}') });
    expect(result).toEqual({ noWebhookResponse: true });
    expect(replies).toMatchObject([{ status: 401 }]);
  });

  test('the CPF cannot be looked up now: the event is handed back, and taken when it comes again', async () => {
    const { world, arrive } = await activated();
    world.simulator.placeOrder({ overrides: { taxIdPlace: 'localizedField' } });
    const [delivery] = world.deliveries(webhookUrl);
    world.strike('serverError', 20);
    vi.useFakeTimers();
    const handedBack = arrive(delivery!);
    await vi.advanceTimersByTimeAsync(5000);
    vi.useRealTimers();
    expect((await handedBack).replies).toMatchObject([{ status: 503 }]);
    world.calm();
    const second = await arrive(delivery!);
    expect(second.result.workflowData).toHaveLength(1);
  });

  test('Shopify dropped the subscription: the next minute it is there again', async () => {
    const { world, context } = await activated();
    world.simulator.dropSubscriptions();
    expect(await trigger.poll.call(context)).toBeNull();
    expect(world.simulator.subscriptions()).toEqual([{ topic: 'ORDERS_PAID', uri: webhookUrl }]);
  });

  test('an hour of nothing to do costs one call a minute', async () => {
    const { world, context } = await activated();
    const before = world.calls.length;
    for (let minute = 0; minute < 60; minute++) await trigger.poll.call(context);
    expect(world.calls.length - before).toBe(60);
    expect(world.violations).toEqual([]);
  });

  test('in the editor, the event that was waited for is handed to the flow once', async () => {
    const { context, arrive, buy } = await activated({}, 'manual');
    const { orderNumber, delivery } = buy();
    await arrive(delivery);
    expect(await trigger.poll.call(context)).toMatchObject([[{ json: { order: { number: orderNumber } } }]]);
    expect(await trigger.poll.call(context)).toBeNull();
  });

  test('it is deactivated: its subscriptions go, and it is never taken for registered', async () => {
    const { world, context } = await activated();
    expect(await checkExists.call(context)).toBe(false);
    await remove.call(context);
    expect(world.simulator.subscriptions()).toEqual([]);
    expect(await trigger.poll.call(context)).toBeNull();
    expect(world.simulator.subscriptions()).toEqual([]);
  });

  test('a missing scope is told at activation, with the next step', async () => {
    const world = shopifyWorld({ scopes: ['read_products'] });
    const { context } = shopifyContext(world, { parameters, nodeId: `trigger-${++nodes}` });
    await expect(create.call(context)).rejects.toMatchObject({
      message: expect.stringContaining('You cannot create a webhook subscription with the specified topic'),
      description: expect.stringContaining('read_orders'),
    });
  });
});
