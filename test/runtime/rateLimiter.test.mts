import { describe, expect, test } from 'vitest';
import { limiterFor, RateLimiter, type RateLimit } from '../../runtime/client/rateLimiter.ts';
import { createRandom, type Random } from '../../sandbox/world/random.mts';
import { createVirtualClock, type VirtualClock } from '../support/virtualClock.mts';

const forever = Infinity;

/** Sends `calls` requests at once and tells when the vendor counted each: some time between their leaving and their answer. */
async function countedAt(clock: VirtualClock, limits: RateLimit[], calls: number, there: () => number, back = there): Promise<number[]> {
  const limiter = new RateLimiter(limits, clock);
  const counted: number[] = [];
  const send = async () => {
    await clock.sleep(there());
    counted.push(clock.now());
    await clock.sleep(back());
  };
  await clock.run(Promise.all(Array.from({ length: calls }, () => limiter.run(send, forever))));
  return counted.toSorted((a, b) => a - b);
}

/** The most that fall into any window of this length. */
function busiest(times: number[], perMs: number): number {
  return Math.max(...times.map((start) => times.filter((time) => time >= start && time < start + perMs).length));
}

describe('a vendor that counts calls', () => {
  test.each([1, 2, 3, 4, 5])('never sees more than it allows, however long the calls travel (seed %i)', async (seed) => {
    const random = createRandom(seed);
    const times = await countedAt(createVirtualClock(), [{ requests: 3, perMs: 1000 }], 60, () => random.int(0, 700));
    expect(times).toHaveLength(60);
    expect(busiest(times, 1000)).toBeLessThanOrEqual(3);
  });

  /** One way in milliseconds, to the vendor and back. */
  type Line = { there(): number; back(): number };

  const lines: Record<string, (random: Random) => Line> = {
    'as long as it ever was': () => ({ there: () => 200, back: () => 200 }),
    'with a jitter': (random) => ({ there: () => 30 + random.int(0, 20), back: () => 80 + random.int(0, 60) }),
    'with slow and quick operations': (random) => ({ there: () => 25, back: () => random.pick([40, 150, 600, 2500]) + random.int(0, 30) }),
    'of which a place more opens now and then': (random) => ({
      there: () => (random.chance(0.1) ? 160 : 30) + random.int(0, 10),
      back: () => 60 + random.int(0, 10),
    }),
    'without any rule': (random) => ({ there: () => random.int(0, 700), back: () => random.int(0, 700) }),
  };

  test.each(Object.keys(lines))('sees no more than it allows in 6 × 300 calls on a line %s', async (name) => {
    for (let seed = 1; seed <= 6; seed++) {
      const { there, back } = lines[name]!(createRandom(seed));
      const times = await countedAt(createVirtualClock(), [{ requests: 3, perMs: 1000 }], 300, there, back);
      const crowded = times.filter((at, index) => index >= 3 && at - times[index - 3]! < 1000);
      expect(crowded, `seed ${seed}`).toEqual([]);
    }
  });

  test('sees no more than three calls too early where its line becomes quicker all at once', async () => {
    for (let seed = 1; seed <= 6; seed++) {
      const random = createRandom(seed);
      let calls = 0;
      const leg = () => (calls < 100 ? 200 : 20) + random.int(0, 5);
      const there = () => (++calls, leg());
      const times = await countedAt(createVirtualClock(), [{ requests: 3, perMs: 1000 }], 300, there, leg);
      const crowded = times.filter((at, index) => index >= 3 && at - times[index - 3]! < 1000);
      expect(crowded.length, `seed ${seed}`).toBeLessThanOrEqual(3);
    }
  });

  test.each([0, 20, 100, 200, 400])('is used at 95 % of its pace and more where an answer takes %i ms', async (latencyMs) => {
    const clock = createVirtualClock();
    const start = clock.now();
    const times = await countedAt(clock, [{ requests: 3, perMs: 1000 }], 2000, () => latencyMs / 2);
    expect((times.length - 3) / (times.at(-1)! - start)).toBeGreaterThanOrEqual(0.95 * 0.003);
  });

  test('sees both of its limits kept at once', async () => {
    const random = createRandom(9);
    const limits = [
      { requests: 3, perMs: 1000 },
      { requests: 20, perMs: 60_000 },
    ];
    const times = await countedAt(createVirtualClock(), limits, 70, () => random.int(0, 300));
    expect(busiest(times, 1000)).toBeLessThanOrEqual(3);
    expect(busiest(times, 60_000)).toBeLessThanOrEqual(20);
  });

  test('never has more calls under way than places where only those are limited', async () => {
    const clock = createVirtualClock();
    const limiter = new RateLimiter([{ requests: 4, perMs: 0 }], clock);
    let underWay = 0;
    let most = 0;
    const send = async () => {
      most = Math.max(most, ++underWay);
      await clock.sleep(50);
      underWay--;
    };
    await clock.run(Promise.all(Array.from({ length: 40 }, () => limiter.run(send, forever))));
    expect(most).toBe(4);
  });
});

describe('whoever has to wait', () => {
  test('is served in the order of coming', async () => {
    const clock = createVirtualClock();
    const limiter = new RateLimiter([{ requests: 2, perMs: 1000 }], clock);
    const served: number[] = [];
    const calls = Array.from({ length: 9 }, (_, index) => limiter.run(async () => served.push(index), forever));
    await clock.run(Promise.all(calls));
    expect(served).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test('is told at once when the turn would come after the deadline', async () => {
    const clock = createVirtualClock();
    const limiter = new RateLimiter([{ requests: 1, perMs: 60_000 }], clock);
    const start = clock.now();
    expect(await clock.run(limiter.run(async () => 'sent', start + 5000))).toBe('sent');
    expect(await clock.run(limiter.run(async () => 'sent', start + 5000))).toBeUndefined();
    expect(clock.now()).toBe(start);
  });

  test('does not send after the deadline because another call took long', async () => {
    const clock = createVirtualClock();
    const limiter = new RateLimiter([{ requests: 1, perMs: 0 }], clock);
    const slow = limiter.run(async () => await clock.sleep(30_000), forever);
    const waiting = limiter.run(async () => 'sent', clock.now() + 5000);
    await clock.run(slow);
    expect(await clock.run(waiting)).toBeUndefined();
  });

  test('lets those behind go when giving up', async () => {
    const clock = createVirtualClock();
    const limiter = new RateLimiter([{ requests: 1, perMs: 10_000 }], clock);
    await clock.run(limiter.run(async () => 'first', forever));
    const impatient = limiter.run(async () => 'impatient', clock.now() + 1000);
    const patient = limiter.run(async () => 'patient', forever);
    expect(await clock.run(Promise.all([impatient, patient]))).toEqual([undefined, 'patient']);
  });
});

test('nobody asks while the vendor said to stay away', async () => {
  const clock = createVirtualClock();
  const limiter = new RateLimiter([{ requests: 10, perMs: 1000 }], clock);
  const start = clock.now();
  limiter.blockFor(7000);
  limiter.blockFor(2000);
  const times = await clock.run(Promise.all([1, 2].map(() => limiter.run(async () => clock.now() - start, forever))));
  expect(times).toEqual([7000, 7000]);
});

test('a call that fails gives its place back', async () => {
  const clock = createVirtualClock();
  const limiter = new RateLimiter([{ requests: 1, perMs: 1000 }], clock);
  const broken = limiter.run(async () => await Promise.reject(new Error('broken')), forever);
  await expect(clock.run(broken)).rejects.toThrow('broken');
  expect(await clock.run(limiter.run(async () => 'next', forever))).toBe('next');
});

test('all connections of one account share a limiter, two accounts do not', () => {
  const clock = createVirtualClock();
  const limits = [{ requests: 1, perMs: 1000 }];
  expect(limiterFor('bling:a', limits, clock)).toBe(limiterFor('bling:a', limits, clock));
  expect(limiterFor('bling:b', limits, clock)).not.toBe(limiterFor('bling:a', limits, clock));
});

test('a limit that was changed in the credential counts from the next connection on', () => {
  const clock = createVirtualClock();
  const before = limiterFor('tiny:a', [{ requests: 30, perMs: 60_000 }], clock);
  const after = limiterFor('tiny:a', [{ requests: 60, perMs: 60_000 }], clock);
  expect(after).not.toBe(before);
  expect(limiterFor('tiny:a', [{ requests: 60, perMs: 60_000 }], clock)).toBe(after);
});
