/** Finding the orders that nobody handled, with Shopify's limits in the way. */
import { describe, expect, test } from 'vitest';
import { openGraphql } from '../../../vendors/shopify/client/api.ts';
import { openOrderSource } from '../../../vendors/shopify/orders/orderSource.ts';
import { addTags } from '../../../vendors/shopify/records/tags.ts';
import { shopifyWorld, type ShopifyWorld } from '../../contracts/support/shopifyWorld.mts';

const window = { since: '2026-11-24T00:00:00Z', until: '2026-11-25T00:00:00Z' };
const request = { url: '', topics: ['ORDERS_PAID'] };

const missedIn = async (world: ShopifyWorld, topics = request.topics, connection = world.connect()) => {
  const source = openOrderSource(connection, { lookUpTaxId: true, handledTag: 'ponte ok' });
  return await source.missed!(window, { ...request, topics });
};

const placeMany = (world: ShopifyWorld, count: number) =>
  Array.from({ length: count }, () => subjectOf(world.simulator.placeOrder({ overrides: { lineCount: 1 } })));

const subjectOf = ({ id }: { id: string }) => `shopify:loja-ponte/${id.split('/').at(-1)}`;

describe('orders that nobody handled', () => {
  test('are listed by a call a hundred, each once, oldest first', async () => {
    const world = shopifyWorld();
    const placed = placeMany(world, 230);
    expect((await missedIn(world)).map(({ subject }) => subject)).toEqual(placed);
    expect(world.calls).toEqual(['graphql.orders', 'graphql.orders', 'graphql.orders']);
  });

  test('THROTTLED in the middle: that page is asked for again, and none is missing or double', async () => {
    const world = shopifyWorld();
    const placed = placeMany(world, 230);
    const { transport, ...rest } = world.connect();
    let asked = 0;
    const troubled = {
      ...rest,
      transport: async (sent: Parameters<typeof transport>[0]) => {
        if (++asked === 2) world.strike('rateLimited');
        return await transport(sent);
      },
    };
    expect((await missedIn(world, request.topics, troubled)).map(({ subject }) => subject)).toEqual(placed);
    expect(asked).toBe(4);
  });

  test('THROTTLED for longer than there is time: what the pages before hold is a beginning', async () => {
    const world = shopifyWorld();
    const placed = placeMany(world, 130);
    const { transport, ...rest } = world.connect();
    let asked = 0;
    const troubled = {
      ...rest,
      transport: async (sent: Parameters<typeof transport>[0]) => {
        if (++asked > 1) world.strike('rateLimited');
        return await transport(sent);
      },
    };
    expect((await missedIn(world, request.topics, troubled)).map(({ subject }) => subject)).toEqual(placed.slice(0, 100));
  });

  test('a great many of them cost less than the bucket holds, and Shopify never has to say no', async () => {
    const world = shopifyWorld({ plan: 'standard' });
    placeMany(world, 60);
    const missed = await missedIn(world);
    const events = await Promise.all(missed.map(async ({ read }) => await read()));
    expect(events.filter(Boolean)).toHaveLength(60);
    expect(world.violations).toEqual([]);
  });

  test('C8: is paid at some time, also where a unit was given back since', async () => {
    const world = shopifyWorld();
    const placed = world.simulator.placeOrder({ overrides: { items: [{ sku: 'CAF-MOI-250', quantity: 3 }] } });
    world.simulator.refundOrder(placed.orderNumber, { line: 0, quantity: 1 });
    const [missed] = await missedIn(world);
    expect(missed?.subject).toBe(subjectOf(placed));
    expect((await missed!.read())!.document.order.items).toMatchObject([{ quantity: 2 }]);
  });

  test('one that was tagged after it was listed starts nothing', async () => {
    const world = shopifyWorld();
    const { id } = world.simulator.placeOrder();
    const [missed] = await missedIn(world);
    await addTags(openGraphql(world.connect()), id, ['Ponte OK']);
    expect(await missed!.read()).toBeUndefined();
  });

  test('one that was deleted after it was listed starts nothing', async () => {
    const world = shopifyWorld();
    const { orderNumber } = world.simulator.placeOrder();
    const [missed] = await missedIn(world);
    world.simulator.deleteOrder(orderNumber);
    expect(await missed!.read()).toBeUndefined();
  });

  test('are those that an event was about: cancelled ones for Cancelled, unpaid ones for Created, none for Edited', async () => {
    const world = shopifyWorld();
    const [cancelled, unpaid] = [world.simulator.placeOrder(), world.simulator.placeOrder({ paid: false })];
    world.simulator.cancelOrder(cancelled.orderNumber);
    const subjects = async (...topics: string[]) => (await missedIn(world, topics)).map(({ subject }) => subject);
    expect(await subjects('ORDERS_CANCELLED')).toEqual([subjectOf(cancelled)]);
    expect(await subjects('ORDERS_CREATE')).toEqual([subjectOf(unpaid)]);
    expect(await subjects('ORDERS_PAID')).toEqual([]);
    const before = world.calls.length;
    expect(await subjects('ORDERS_EDITED', 'REFUNDS_CREATE')).toEqual([]);
    expect(world.calls).toHaveLength(before);
  });
});
