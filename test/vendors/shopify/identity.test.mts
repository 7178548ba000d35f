/** Two shops with one numbering, and one happening that is told again and again. */
import { describe, expect, test } from 'vitest';
import type { Delivery } from '../../../domain/ports/eventSource.ts';
import { openOrderSource } from '../../../vendors/shopify/orders/orderSource.ts';
import { shopifyWorld } from '../../contracts/support/shopifyWorld.mts';
import { deliveryOf, openShop, type OrderEvent } from './support/deliver.mts';

const request = { url: 'https://n8n.loja.example/webhook/1f/webhook', topics: ['ORDERS_PAID'] };

async function soldIn(shop: string) {
  const world = shopifyWorld({ shop, seedName: shop });
  const source = openOrderSource(world.connect());
  await source.registerWebhooks(request);
  const { orderNumber } = world.simulator.placeOrder();
  const [event] = await source.read(world.deliveries(request.url)[0]!, request);
  return { orderNumber, ...event! };
}

test('two shops with the same number: two identities, two occasions, one number for people', async () => {
  const [one, other] = [await soldIn('loja-norte.myshopify.com'), await soldIn('loja-sul.myshopify.com')];
  expect(one.orderNumber).toBe(other.orderNumber);
  expect(one.document.order.number).toBe(other.document.order.number);
  expect(one.event.correlationId).toBe(`shopify:${one.document.order.number}`);
  expect([one.document.order.account, other.document.order.account]).toEqual(['loja-norte', 'loja-sul']);
  expect(one.document.order.id).toMatch(/^shopify:loja-norte\/\d+$/);
  expect(other.document.order.id).toMatch(/^shopify:loja-sul\/\d+$/);
  expect(one.event.occasion).toMatch(/^shopify:loja-norte\/order\/\d+\/paid$/);
  expect(one.event.occasion).not.toBe(other.event.occasion);
});

describe('the occasion of an event', () => {
  const again = (delivery: Delivery): Delivery => ({
    ...delivery,
    headers: { ...delivery.headers, 'x-shopify-event-id': 'another', 'x-shopify-webhook-id': 'another' },
  });

  const events: [string, OrderEvent[], RegExp][] = [
    ['ORDERS_CREATE', [({ place }) => void place({})], /\/order\/\d+\/created$/],
    ['REFUNDS_CREATE', [({ place }) => void place({}), ({ refund }) => refund()], /\/order\/\d+\/refund\/\d+$/],
    ['ORDERS_EDITED', [({ place }) => void place({}), ({ edit }) => edit()], /\/order\/\d+\/edit\/\d+$/],
    ['ORDERS_CANCELLED', [({ place }) => void place({}), ({ cancel }) => cancel()], /\/order\/\d+\/cancelled$/],
    ['FULFILLMENTS_CREATE', [({ place }) => void place({}), async ({ fulfill }) => await fulfill()], /\/fulfillment\/\d+$/],
  ];

  test.each(events)('%s: the same however often it is delivered', async (topic, steps, form) => {
    const shop = await openShop([topic]);
    for (const step of steps) await step(shop);
    const delivery = deliveryOf(shop, topic);
    const [first] = await shop.source.read(delivery, shop.request);
    const [second] = await shop.source.read(again(delivery), shop.request);
    expect(first!.event.occasion).toMatch(form);
    expect(second!.event.occasion).toBe(first!.event.occasion);
  });

  test('the next refund of the same order is another one', async () => {
    const shop = await openShop(['REFUNDS_CREATE']);
    shop.place();
    shop.refund();
    const [first] = await shop.read('REFUNDS_CREATE');
    shop.refund();
    const [second] = await shop.read('REFUNDS_CREATE');
    expect(second!.event.occasion).not.toBe(first!.event.occasion);
  });

  test('a catch-up has that of the delivery that did not come', async () => {
    const world = shopifyWorld();
    const source = openOrderSource(world.connect(), { lookUpTaxId: true, handledTag: 'ok' });
    await source.registerWebhooks(request);
    world.simulator.placeOrder();
    const [told] = await source.read(world.deliveries(request.url)[0]!, request);
    const window = { since: '2026-11-01T00:00:00Z', until: '2026-12-01T00:00:00Z' };
    const [missed] = await source.missed!(window, request);
    const caught = await missed!.read();
    expect(caught!.event.occasion).toBe(told!.event.occasion);
    expect([missed!.subject, caught!.subject]).toEqual([told!.subject, told!.subject]);
  });
});
