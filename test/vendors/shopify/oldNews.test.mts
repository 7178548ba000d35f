/** Shopify repeats a delivery for hours with its first payload: what is not so any more starts nothing. */
import { describe, expect, test } from 'vitest';
import type { Delivery } from '../../../domain/ports/eventSource.ts';
import { deliveryOf, openShop } from './support/deliver.mts';

const hourMs = 3_600_000;

const later = (delivery: Delivery, byMs = hourMs): Delivery => ({
  ...delivery,
  receivedAt: new Date(Date.parse(delivery.receivedAt) + byMs).toISOString(),
});

async function paid(change: (shop: Awaited<ReturnType<typeof openShop>>, orderNumber: string) => void = () => undefined) {
  const shop = await openShop(['ORDERS_PAID', 'ORDERS_CREATE', 'ORDERS_CANCELLED']);
  const { orderNumber } = shop.place();
  const delivery = deliveryOf(shop, 'ORDERS_PAID');
  change(shop, String(orderNumber));
  const before = shop.world.calls.length;
  return { ...shop, delivery, calls: () => shop.world.calls.slice(before) };
}

describe('C7: a delivery that comes an hour late', () => {
  test('of an order that was cancelled since starts nothing', async () => {
    const { source, request, delivery, calls } = await paid(({ cancel }) => cancel());
    expect(await source.read(later(delivery), request)).toEqual([]);
    expect(calls()).toHaveLength(1);
  });

  test('of an order of which a unit was given back has what is left', async () => {
    const { source, request, delivery } = await paid(({ refund }) => refund());
    const [event] = await source.read(later(delivery), request);
    expect(event!.document.order.items).toMatchObject([{ quantity: 2 }]);
    expect(event!.event).toMatchObject({ type: 'order.paid', occasion: expect.stringMatching(/\/paid$/) });
  });

  test('of an order that is as it was costs the one call that a fresh one costs', async () => {
    const { source, request, delivery, calls } = await paid();
    const [event] = await source.read(later(delivery), request);
    expect(event!.document.order.customer.taxId?.type).toBe('CPF');
    expect(calls()).toHaveLength(1);
  });
});

test('where the clock of n8n is behind nobody knows how old a delivery is: an order that was cancelled since starts nothing', async () => {
  const { source, request, delivery } = await paid(({ cancel }) => cancel());
  expect(await source.read(later(delivery, -10 * 60_000), request)).toEqual([]);
});

test('a fresh delivery is taken as it is', async () => {
  const { source, request, delivery, calls } = await paid();
  expect(await source.read(delivery, request)).toHaveLength(1);
  expect(calls()).toEqual(['graphql.order']);
});

test('the signed bytes of an unpaid order under the name of another topic start nothing', async () => {
  const shop = await openShop(['ORDERS_PAID', 'ORDERS_CREATE', 'ORDERS_CANCELLED']);
  shop.world.simulator.placeOrder({ paid: false });
  const delivery = deliveryOf(shop, 'ORDERS_CREATE');
  for (const header of ['orders/paid', 'orders/cancelled']) {
    const renamed = { ...delivery, headers: { ...delivery.headers, 'x-shopify-topic': header } };
    expect(await shop.source.read(renamed, shop.request)).toEqual([]);
  }
  expect(await shop.source.read(delivery, shop.request)).toHaveLength(1);
});

describe('the signed bytes of one topic under the name of another', () => {
  const topics = [
    'ORDERS_CREATE',
    'ORDERS_PARTIALLY_FULFILLED',
    'ORDERS_DELETE',
    'ORDERS_EDITED',
    'ORDERS_RISK_ASSESSMENT_CHANGED',
    'REFUNDS_CREATE',
    'FULFILLMENTS_CREATE',
  ];

  test.each<[string, string[]]>([
    ['ORDERS_CREATE', ['orders/delete', 'orders/partially_fulfilled', 'refunds/create', 'fulfillments/create']],
    ['REFUNDS_CREATE', ['fulfillments/create', 'orders/delete', 'orders/risk_assessment_changed']],
    ['FULFILLMENTS_CREATE', ['refunds/create', 'orders/delete', 'orders/risk_assessment_changed']],
  ])('%s starts nothing as one of %j', async (topic, others) => {
    const shop = await openShop(topics);
    shop.place();
    if (topic === 'REFUNDS_CREATE') shop.refund();
    if (topic === 'FULFILLMENTS_CREATE') await shop.fulfill();
    const delivery = deliveryOf(shop, topic);
    for (const header of others) {
      const renamed = { ...delivery, headers: { ...delivery.headers, 'x-shopify-topic': header } };
      expect(await shop.source.read(renamed, shop.request)).toEqual([]);
    }
    expect(await shop.source.read(delivery, shop.request)).toHaveLength(1);
  });
});
