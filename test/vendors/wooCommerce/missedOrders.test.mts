/** The catch-up reads a list that goes on changing while its pages are read. */
import { expect, test } from 'vitest';
import { openOrderSource } from '../../../vendors/wooCommerce/events/orderSource.ts';
import { wooCommerceWorld } from '../../contracts/support/wooCommerceWorld.mts';

const request = { url: 'https://n8n.loja.example/webhook/1f/webhook', topics: ['paid'] };

test('an order changes between two pages: none of the others is left out, and it is told itself when it has rested', async () => {
  const world = wooCommerceWorld();
  const source = openOrderSource(world.connect({ settings: world.settings }));
  await source.registerWebhooks(request);
  const since = new Date(world.clock.now()).toISOString();
  await world.clock.sleep(60_000);
  const item = { sku: 'CAF-MOI-250', quantity: 1 };
  const placed = Array.from({ length: 102 }, () => world.simulator.placeOrder({ overrides: { items: [item] } }));
  await world.clock.sleep(3_600_000);
  let pages = 0;
  world.inject(({ operation }) => {
    if (operation === 'order.list' && ++pages === 2) world.simulator.setOrderMeta(placed[0]!.orderNumber, '_lido', '1');
    return undefined;
  });
  const idsUntil = async (until: number) => {
    const missed = await source.missed!({ since, until: new Date(until).toISOString() }, request);
    return missed.map(({ listed }) => (listed as { order: { id: number } }).order.id);
  };
  const all = placed.map(({ id }) => id);
  const first = await idsUntil(world.clock.now() - 60_000);
  expect(pages).toBe(2);
  expect(all.slice(1).filter((id) => !first.includes(id))).toEqual([]);
  await world.clock.sleep(120_000);
  expect(await idsUntil(world.clock.now() - 60_000)).toEqual(all);
});
