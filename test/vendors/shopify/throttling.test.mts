import { describe, expect, test } from 'vitest';
import { attempt } from '../../../runtime/errors/attempt.ts';
import { openOrderKeeper } from '../../../vendors/shopify/orders/orderKeeper.ts';
import { shopifyWorld } from '../../contracts/support/shopifyWorld.mts';
import { paidOrders } from './support/paidOrders.mts';

describe('a rush of orders', () => {
  test('a call that could not run in time is refused here, and not sent', async () => {
    const world = shopifyWorld({ plan: 'standard' });
    const [order] = await paidOrders(world, 1);
    const hurried = { ...world.connect(), deadline: world.connect().clock.now() + 1000 };
    const keeper = openOrderKeeper(hurried);
    const before = world.calls.length;
    const work = Array.from({ length: 400 }, async (_, index) => await attempt(keeper.addTags(order!, [`t${index}`])));
    const refused = (await Promise.all(work)).filter((outcome) => !outcome.ok);
    expect(refused.length).toBeGreaterThan(0);
    for (const { error } of refused) expect(error).toMatchObject({ failure: { class: 'rateLimited' } });
    expect(world.calls.length - before).toBe(400 - refused.length);
    expect(world.violations).toEqual([]);
  });

  test('hundreds of calls at once on the smallest plan are never throttled', async () => {
    const world = shopifyWorld({ plan: 'standard' });
    const orders = await paidOrders(world, 4);
    const keeper = openOrderKeeper(world.connect());
    const work = Array.from({ length: 400 }, async (_, index) => await keeper.addTags(orders[index % orders.length]!, [`t${index % 7}`]));
    await Promise.all(work);
    expect(world.violations).toEqual([]);
    // 400 calls of 10 points are 2000 more than the bucket holds, and 100 come back a second: 20 s at the least.
    const waited = world.sleeps.reduce((sum, ms) => sum + ms, 0);
    expect(waited).toBeGreaterThanOrEqual(20_000);
    expect(waited).toBeLessThan(32_000);
  });
});
