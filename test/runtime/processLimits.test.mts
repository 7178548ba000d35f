/**
 * Several of n8n's processes on one account, of which now and then one dies and another one begins, against a vendor that counts strictly:
 * in every window of the limit's length, and in every whole second or minute of its clock. Nothing of the processes is shared but the clock.
 */
import { describe, expect, test, vi } from 'vitest';
import { createRandom, type Random } from '../../sandbox/world/random.mts';
import { createApiClient, type VendorProfile } from '../../runtime/client/apiClient.ts';
import type { HttpResponse } from '../../runtime/client/http.ts';
import type { RateLimit } from '../../runtime/client/rateLimiter.ts';
import { createVirtualClock, type VirtualClock } from '../support/virtualClock.mts';

const second = 1000;
const minute = 60_000;

/** What calls take to the vendor and back, in milliseconds. */
type Line = readonly [least: number, most: number];

interface Scene {
  readonly limit: RateLimit;
  readonly processes: number;
  readonly told?: number;
  readonly line?: Line;
  /** A process lives so long; none dies where it is absent. */
  readonly livesMs?: readonly [number, number];
  readonly lastsMs: number;
  /** A pause is up to so much longer than it should be. */
  readonly wakesLateMs?: number;
  /** The vendor takes nothing for so long, twice a minute. */
  readonly standsStillMs?: number;
  /** The vendor refuses one call of so many that it could have taken. */
  readonly oneRefusedOf?: number;
  /** Between its calls a flow does other things for up to so long. */
  readonly pausesMs?: number;
  /** One call of so many is answered by nothing, and given up after half a minute. */
  readonly oneHangsOf?: number;
  readonly seed: number;
}

/** `refused`: the calls that were too many. */
function strictVendor({ limit: { requests, perMs }, oneRefusedOf }: Scene, clock: VirtualClock, random: Random) {
  let counted: number[] = [];
  const served: number[] = [];
  const refused: number[] = [];
  return {
    served,
    refused,
    count(): HttpResponse {
      if (oneRefusedOf !== undefined && random.int(1, oneRefusedOf) === 1) return answered(429);
      const now = clock.now();
      counted = counted.filter((at) => now - at < perMs);
      const inThisOne = counted.filter((at) => Math.floor(at / perMs) === Math.floor(now / perMs));
      const isFull = Math.max(counted.length, inThisOne.length) >= requests;
      (isFull ? refused : served).push(now);
      if (!isFull) counted.push(now);
      return answered(isFull ? 429 : 200);
    },
  };
}

function answered(status: number): HttpResponse {
  return { answered: true, status, headers: {}, body: {} };
}

/** At the end of each half minute the vendor stands still. */
const stillFor = ({ standsStillMs = 0 }: Scene, now: number): number => {
  const left = 30 * second - (now % (30 * second));
  return left <= standsStillMs ? left : 0;
};

let names = 0;

/** One process, with more to do than the vendor allows; answers how to kill it. */
function startProcess(scene: Scene, clock: VirtualClock, random: Random, count: () => HttpResponse): () => void {
  let isDead = false;
  const forever = new Promise<never>(() => undefined);
  const line = scene.line ?? [1, 400];
  const profile: VendorProfile = {
    id: 'strict',
    name: 'Strict',
    limits: [scene.limit],
    classify: ({ status }) => (status === 429 ? { class: 'rateLimited', code: '429', message: 'too many' } : undefined),
  };
  const own = { now: () => clock.now(), sleep: async (ms: number) => await clock.sleep(ms + random.int(0, scene.wakesLateMs ?? 0)) };
  const client = createApiClient(
    {
      account: `account as process ${++names} sees it`,
      settings: { processes: scene.told ?? scene.processes },
      clock: own,
      deadline: Infinity,
      transport: async () => {
        if (isDead) return await forever;
        await clock.sleep(random.int(...line));
        await clock.sleep(stillFor(scene, clock.now()));
        const answer = count();
        if (scene.oneHangsOf !== undefined && random.int(1, scene.oneHangsOf) === 1) {
          await clock.sleep(30 * second);
          return { answered: false, code: 'ETIMEDOUT', maybeSent: true };
        }
        await clock.sleep(random.int(...line));
        return isDead ? await forever : answer;
      },
    },
    profile,
  );
  const work = async () => {
    while (!isDead) {
      await client({ method: 'GET', url: 'https://vendor.example/things', safety: 'read' });
      if (scene.pausesMs !== undefined) await clock.sleep(random.int(0, scene.pausesMs));
    }
  };
  for (let flow = 0; flow < 2 * scene.limit.requests; flow++) void work();
  return () => void (isDead = true);
}

async function play(scene: Scene) {
  const random = createRandom(scene.seed);
  const clock = createVirtualClock(Date.parse('2026-01-05T12:00:00Z') + random.int(0, minute));
  const start = clock.now();
  vi.spyOn(Math, 'random').mockImplementation(() => random.int(0, 999_999) / 1_000_000);
  const { served, refused, count } = strictVendor(scene, clock, random);
  const isOver = () => clock.now() - start >= scene.lastsMs;
  let begun = 0;
  const place = async () => {
    await clock.sleep(random.int(0, 5 * second));
    while (!isOver()) {
      const kill = startProcess(scene, clock, random, count);
      begun++;
      await clock.sleep(scene.livesMs ? random.int(...scene.livesMs) : scene.lastsMs);
      kill();
      // n8n is never back sooner than that.
      await clock.sleep(random.int(second, 5 * second));
    }
  };
  await clock.run(Promise.all(Array.from({ length: scene.processes }, place)));
  vi.restoreAllMocks();
  const pace = (from: number, to: number) =>
    (served.filter((at) => at - start >= from && at - start < to).length * scene.limit.perMs) / (to - from) / scene.limit.requests;
  return { refused: refused.map((at) => at - start), begun, calls: served.length, pace };
}

const bling: RateLimit = { requests: 3, perMs: second };

const limits: Record<string, RateLimit> = {
  'WooCommerce, 5 a second': { requests: 5, perMs: second },
  'Nuvemshop, 40 in 20 seconds': { requests: 40, perMs: 20 * second },
  'Olist Tiny, 30 a minute': { requests: 30, perMs: minute },
  'Focus NFe, 100 a minute': { requests: 100, perMs: minute },
  'Omie, 240 a minute': { requests: 240, perMs: minute },
  'Melhor Envio, 250 a minute': { requests: 250, perMs: minute },
};

/** As good as every process is killed before it has worked for a minute, and within it some in their first second. */
const dying = { livesMs: [second / 2, 55 * second], lastsMs: 5 * minute } as const;

/** What a limit allows, processes that are enough for it, and their number. */
const shared: [string, RateLimit, number][] = [
  ['Bling, 3 a second', bling, 2],
  ['Bling, 3 a second', bling, 3],
  ...Object.entries(limits).flatMap(([name, limit]) => [2, 4].map((n): [string, RateLimit, number] => [name, limit, n])),
];

describe.each(shared)('%s, %o, processes: %i', (_, limit, processes) => {
  test.each([1, 2, 3])('no call is refused, whoever dies and comes back (seed %i)', async (seed) => {
    const { refused, begun, calls } = await play({ limit, processes, ...dying, seed });
    expect(refused).toEqual([]);
    expect(begun).toBeGreaterThan(4 * processes);
    expect(calls).toBeGreaterThan(limit.requests);
  });

  test('of those that live for long 90 in 100 of the pace and more is used after a minute', async () => {
    const { refused, pace } = await play({ limit, processes, line: [20, 60], lastsMs: 10 * minute, seed: 1 });
    expect(refused.filter((at) => at < minute || at > 2 * minute)).toEqual([]);
    expect(refused.length).toBeLessThanOrEqual(processes);
    expect(pace(2 * minute, 10 * minute)).toBeGreaterThanOrEqual(0.9);
  });

  test('on an uneven line that ends after some refused calls, for an hour', async () => {
    const { refused } = await play({ limit, processes, lastsMs: 10 * minute, seed: 2 });
    expect(refused.filter((at) => at < minute || at > 4 * minute)).toEqual([]);
    expect(refused.length).toBeLessThanOrEqual(5 * processes);
  });
});

test.each([1, 2, 3])(
  'on a computer that is busy, and wakes its processes late, whole shares are kept and no call is refused (seed %i)',
  async (seed) => {
    const { refused, pace } = await play({ limit: bling, processes: 2, line: [20, 60], wakesLateMs: 300, lastsMs: 10 * minute, seed });
    expect(refused).toEqual([]);
    expect(pace(minute, 10 * minute)).toBeGreaterThanOrEqual(0.4);
  },
);

test.each([1, 2, 3])('a vendor that stands still for five seconds counts in one second what came meanwhile (seed %i)', async (seed) => {
  const { refused } = await play({ limit: bling, processes: 2, line: [20, 60], standsStillMs: 5 * second, lastsMs: 10 * minute, seed });
  expect(refused).toEqual([]);
});

test('a vendor that hangs now and then stops nobody', async () => {
  const { refused, pace } = await play({ limit: bling, processes: 2, line: [20, 60], oneHangsOf: 20, lastsMs: minute, seed: 1 });
  expect(refused).toEqual([]);
  // Two whole shares of three calls are 0.67, and a call that hangs takes three seconds of one.
  expect(pace(6 * second, minute)).toBeGreaterThanOrEqual(0.4);
});

describe('four processes where a second has three calls', () => {
  test.each([1, 2, 3])('find their turns with about one refused call for each process that begins (seed %i)', async (seed) => {
    const { refused, begun } = await play({ limit: bling, processes: 4, line: [20, 60], ...dying, seed });
    expect(refused.length).toBeLessThanOrEqual(1.5 * begun);
  });

  // With a move for every refusal there are more than forty.
  test('keep their turns where the vendor refuses one call of thirty for no reason of theirs', async () => {
    const scene = { limit: bling, processes: 4, told: 5, line: [1, 10], pausesMs: 10 * second, oneRefusedOf: 30 } as const;
    const { refused, calls } = await play({ ...scene, lastsMs: 40 * minute, seed: 1 });
    expect(refused.length).toBeLessThanOrEqual(15);
    expect(calls).toBeGreaterThan(4800);
  });
});

describe('the test can fail', () => {
  test.each(Object.entries({ Bling: bling, ...limits }))('%s refuses two processes of which nobody told', async (_, limit) => {
    const { refused } = await play({ limit, processes: 2, told: 1, ...dying, seed: 1 });
    expect(refused.length).toBeGreaterThan(3);
  });
});

test.each([
  { latency: [20, 60] as Line, least: 0.92 },
  { latency: [1, 400] as Line, least: 0.7 },
])('a single process is as quick as ever ($latency)', async ({ latency, least }) => {
  const { refused, pace } = await play({ limit: bling, processes: 1, line: latency, lastsMs: 2 * minute, seed: 1 });
  expect(refused).toEqual([]);
  expect(pace(6 * second, minute)).toBeGreaterThanOrEqual(least);
});
