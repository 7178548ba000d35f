/** The catch-up reads a list that goes on changing while its pages are read. */
import { describe, expect, test } from 'vitest';
import { openOrderSource } from '../../../vendors/wooCommerce/events/orderSource.ts';
import { wooCommerceWorld } from '../../contracts/support/wooCommerceWorld.mts';

const request = { url: 'https://n8n.loja.example/webhook/1f/webhook', topics: ['paid'] };

/** A store with so many orders to catch up on, `perSecond` in each second. */
async function storeWith(count: number, perSecond: number) {
  const world = wooCommerceWorld();
  const source = openOrderSource(world.connect({ settings: world.settings }));
  await source.registerWebhooks(request);
  const since = new Date(world.clock.now()).toISOString();
  await world.clock.sleep(60_000);
  const item = { sku: 'CAF-MOI-250', quantity: 1 };
  const placed = [];
  for (let index = 0; index < count; index++) {
    if (index % perSecond === 0) await world.clock.sleep(1000);
    placed.push(world.simulator.placeOrder({ overrides: { items: [item] } }));
  }
  await world.clock.sleep(3_600_000);
  let pages = 0;
  const beforePage = (number: number, happen: (order: string) => void) =>
    world.inject(({ operation }) => {
      if (operation === 'order.list' && ++pages === number) happen(placed[0]!.orderNumber);
      return undefined;
    });
  const idsUntil = async (until: number) => {
    const missed = await source.missed!({ since, until: new Date(until).toISOString() }, request);
    return missed.map(({ listed }) => (listed as { order: { id: number } }).order.id);
  };
  return { world, idsUntil, beforePage, pages: () => pages, all: placed.map(({ id }) => id) };
}

describe.each([
  ['of one second', 200],
  ['of many seconds', 7],
])('orders %s', (_name, perSecond) => {
  test('an order changes between two pages: none of the others is left out, and it is told itself when it has rested', async () => {
    const { world, idsUntil, beforePage, pages, all } = await storeWith(102, perSecond);
    beforePage(2, (order) => world.simulator.setOrderMeta(order, '_lido', '1'));
    const first = await idsUntil(world.clock.now() - 60_000);
    expect(pages()).toBe(2);
    expect(all.slice(1).filter((id) => !first.includes(id))).toEqual([]);
    await world.clock.sleep(120_000);
    expect(await idsUntil(world.clock.now() - 60_000)).toEqual(all);
  });

  test('an order is thrown away between two pages: none of the others is left out', async () => {
    const { world, idsUntil, beforePage, all } = await storeWith(102, perSecond);
    beforePage(2, (order) => world.simulator.trashOrder(order));
    const first = await idsUntil(world.clock.now() - 60_000);
    expect(all.slice(1).filter((id) => !first.includes(id))).toEqual([]);
    expect(world.violations).toEqual([]);
  });
});
