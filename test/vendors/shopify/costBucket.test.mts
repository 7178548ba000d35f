import { describe, expect, test } from 'vitest';
import { CostBucket } from '../../../vendors/shopify/client/costBucket.ts';
import type { Clock } from '../../../runtime/clock.ts';

function handMovedClock(): Clock & { sleeps: number[] } {
  let now = 0;
  const sleeps: number[] = [];
  return {
    sleeps,
    now: () => now,
    sleep: async (ms) => {
      sleeps.push(ms);
      now += ms;
    },
  };
}

const status = (currentlyAvailable: number) => ({ maximumAvailable: 2000, currentlyAvailable, restoreRate: 100 });

describe('keeping under the points of a shop', () => {
  test('a query whose points are there does not wait', async () => {
    const clock = handMovedClock();
    const bucket = new CostBucket(clock);
    await bucket.take('query', Infinity);
    expect(clock.sleeps).toEqual([]);
  });

  test('a query waits just as long as its missing points need to come back', async () => {
    const clock = handMovedClock();
    const bucket = new CostBucket(clock);
    const ticket = await bucket.take('query', Infinity);
    bucket.settle(ticket!, { requested: 60, status: status(10) });
    await bucket.take('query', Infinity);
    // 50 of 60 points are missing, 100 come back a second.
    expect(clock.sleeps).toEqual([500]);
  });

  test('points of queries under way are not spent twice', async () => {
    const clock = handMovedClock();
    const bucket = new CostBucket(clock);
    const first = await bucket.take('query', Infinity);
    bucket.settle(first!, { requested: 60, status: status(100) });
    await bucket.take('query', Infinity);
    await bucket.take('query', Infinity);
    expect(clock.sleeps).toEqual([200]);
  });

  test('what would come after the deadline is not waited for', async () => {
    const clock = handMovedClock();
    const bucket = new CostBucket(clock);
    const ticket = await bucket.take('query', Infinity);
    bucket.settle(ticket!, { requested: 60, status: status(10) });
    expect(await bucket.take('query', 499)).toBeUndefined();
    expect(clock.sleeps).toEqual([]);
  });

  test('an answer that was overtaken does not make the bucket look fuller', async () => {
    const clock = handMovedClock();
    const bucket = new CostBucket(clock);
    const warmUp = await bucket.take('query', Infinity);
    bucket.settle(warmUp!, { requested: 60, status: status(130) });
    const [older, younger] = [await bucket.take('query', Infinity), await bucket.take('query', Infinity)];
    bucket.settle(younger!, { requested: 60, status: status(10) });
    const third = bucket.take('query', Infinity);
    bucket.settle(older!, { requested: 60, status: status(70) });
    await third;
    expect(clock.sleeps.reduce((sum, ms) => sum + ms, 0)).toBeGreaterThanOrEqual(500);
  });

  test('a query dearer than the whole bucket is let through, for Shopify to refuse', async () => {
    const clock = handMovedClock();
    const bucket = new CostBucket(clock);
    const ticket = await bucket.take('query', Infinity);
    bucket.settle(ticket!, { requested: 5000, status: status(2000) });
    expect(await bucket.take('query', Infinity)).toMatchObject({ points: 2000 });
  });
});
