/** Several of n8n's processes, or other queries of the same app, on one shop: nothing of them is shared but what the answers tell. */
import { describe, expect, test } from 'vitest';
import { createRandom } from '../../../sandbox/world/random.mts';
import { CostBucket } from '../../../vendors/shopify/client/costBucket.ts';
import { createVirtualClock } from '../../support/virtualClock.mts';

const minute = 60_000;
const plan = { maximumAvailable: 2000, restoreRate: 100 };

interface Scene {
  readonly processes: number;
  readonly told?: number;
  readonly seed: number;
  readonly lastsMs: number;
  /** A process lives so long; none dies where it is absent. */
  readonly livesMs?: readonly [number, number];
  readonly flows: number;
}

/** Queries that ask for more than they cost in the end, as Shopify counts. */
async function play({ processes, told = processes, seed, lastsMs, livesMs, flows }: Scene) {
  const random = createRandom(seed);
  const clock = createVirtualClock();
  const start = clock.now();
  let level = plan.maximumAvailable;
  let levelAt = start;
  let spent = 0;
  let begun = 0;
  const refusedAt: number[] = [];
  const ask = (requested: number, actual: number) => {
    level = Math.min(plan.maximumAvailable, level + ((clock.now() - levelAt) / 1000) * plan.restoreRate);
    levelAt = clock.now();
    const isRefused = level < requested;
    if (isRefused) refusedAt.push(levelAt - start);
    else [level, spent] = [level - actual, spent + actual];
    return { requested, status: { ...plan, currentlyAvailable: Math.floor(level) } };
  };
  const startProcess = () => {
    let isDead = false;
    begun++;
    const bucket = new CostBucket(clock, told);
    const flow = async () => {
      while (!isDead) {
        const requested = random.pick([12, 45, 60, 110]);
        const ticket = await bucket.take(`query of ${requested}`, Infinity);
        if (isDead) return;
        await clock.sleep(random.int(20, 200));
        const cost = ask(requested, Math.ceil(requested * 0.8));
        await clock.sleep(random.int(20, 200));
        if (!isDead) bucket.settle(ticket!, cost);
      }
    };
    for (let each = 0; each < flows; each++) void flow();
    return () => void (isDead = true);
  };
  const place = async () => {
    while (clock.now() - start < lastsMs) {
      const kill = startProcess();
      await clock.sleep(livesMs ? random.int(...livesMs) : lastsMs);
      kill();
      await clock.sleep(random.int(1000, 5000));
    }
  };
  await clock.run(Promise.all(Array.from({ length: processes }, place)));
  return { refusedAt, begun, pace: (spent - plan.maximumAvailable) / ((lastsMs / 1000) * plan.restoreRate) };
}

const busy = { flows: 10, lastsMs: 5 * minute } as const;

describe.each([2, 4])('%i processes', (processes) => {
  test.each([1, 2, 3])('spend what there is, and are refused before they know what their queries cost (seed %i)', async (seed) => {
    const { refusedAt, pace } = await play({ processes, seed, ...busy });
    expect(refusedAt.filter((at) => at > minute)).toEqual([]);
    expect(refusedAt.length).toBeLessThanOrEqual(5 * processes);
    expect(pace).toBeGreaterThanOrEqual(0.95);
  });

  test.each([1, 2, 3])('of which some die and come back are hardly refused (seed %i)', async (seed) => {
    const { refusedAt, begun } = await play({ processes, seed, ...busy, livesMs: [5000, 55_000] });
    expect(refusedAt.length).toBeLessThanOrEqual(begun);
  });

  test('of which nobody told are refused by the hundred: the test can fail', async () => {
    const { refusedAt } = await play({ processes, told: 1, seed: 1, ...busy });
    expect(refusedAt.length).toBeGreaterThan(100);
  });
});

test('a single process spends all there is and is never refused', async () => {
  const { refusedAt, pace } = await play({ processes: 1, seed: 1, ...busy });
  expect(refusedAt).toEqual([]);
  expect(pace).toBeGreaterThanOrEqual(0.99);
});

test('one of two that works alone has nearly all of it', async () => {
  const { refusedAt, pace } = await play({ processes: 1, told: 2, seed: 1, ...busy });
  expect(refusedAt).toEqual([]);
  expect(pace).toBeGreaterThanOrEqual(0.95);
});
