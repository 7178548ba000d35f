import { expect, test } from 'vitest';
import { controlApp } from '../../../sandbox/control/server.mts';
import { createWorld } from '../../../sandbox/world/world.mts';

test('the console sells in every shop', async () => {
  const world = createWorld({ seed: 3, clock: { live: false, wall: () => Date.parse('2026-11-24T12:00:00Z') } });
  const app = controlApp(world);
  const buy = async (body: object) =>
    await app.request('/api/orders', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  for (const shop of ['shopify', 'wooCommerce', 'nuvemshop', 'stripe']) {
    expect((await buy({ shop, count: 2 })).status).toBe(200);
    expect(world.ledger().filter((entry) => entry.kind === 'order' && entry.vendor === shop)).toHaveLength(2);
  }
  expect((await buy({})).status).toBe(200);
  expect(world.vendors.shopify.orders()).toHaveLength(3);
  expect((await buy({ shop: 'magalu' })).status).toBe(400);
});
