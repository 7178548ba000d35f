/** Several of n8n's processes on one Bling account: nothing of them is shared but the clock. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { blingWorld } from '../../contracts/support/blingWorld.mts';
import { createVirtualClock } from '../../support/virtualClock.mts';
import { createRandom } from '../../../sandbox/world/random.mts';
import { openApi } from '../../../vendors/bling/client/api.ts';

afterEach(() => void vi.restoreAllMocks());

const second = 1000;
const minute = 60_000;

let runs = 0;

/** Each process has more to do than it may, for as long as that. */
async function busyProcesses(processes: number, told: number, { seed, lastsMs }: { seed: number; lastsMs: number }) {
  const random = createRandom(seed);
  vi.spyOn(Math, 'random').mockImplementation(() => random.int(0, 999_999) / 1_000_000);
  const clock = createVirtualClock();
  const world = blingWorld({ clock });
  const start = clock.now();
  const run = ++runs;
  const servedAt: number[] = [];
  const refusedAt: number[] = [];
  const work = Array.from({ length: processes }, async (_, number) => {
    const plain = world.connect();
    const transport: typeof plain.transport = async (request) => {
      await clock.sleep(random.int(20, 50));
      const answer = await plain.transport(request);
      if (answer.answered) (answer.status === 429 ? refusedAt : servedAt).push(clock.now() - start);
      await clock.sleep(random.int(20, 400));
      return answer;
    };
    const settings = { ...plain.settings, processes: told };
    const own = { now: () => clock.now(), sleep: async (ms: number) => await clock.sleep(ms) };
    await clock.sleep(random.int(0, 3 * second));
    const api = openApi({ ...plain, settings, transport, clock: own, account: `run ${run}, process ${number}`, deadline: Infinity });
    const flow = async () => {
      while (clock.now() - start < lastsMs) await api.get('/depositos');
    };
    await Promise.all(Array.from({ length: 6 }, flow));
  });
  await clock.run(Promise.all(work));
  const perSecond = (from: number) => servedAt.filter((at) => at >= from && at < lastsMs).length / ((lastsMs - from) / second);
  return { refusedAt, calls: servedAt.length + refusedAt.length, perSecond };
}

const seeds = [1, 2, 3, 4, 5];

describe.each([2, 3])('%i processes that know of each other', (processes) => {
  test.each(seeds)('are not refused in their first minute, and then learn to use 90 in 100 of the pace (seed %i)', async (seed) => {
    const { refusedAt, perSecond } = await busyProcesses(processes, processes, { seed, lastsMs: 3 * minute });
    expect(refusedAt.filter((at) => at < minute)).toEqual([]);
    expect(refusedAt.length).toBeLessThanOrEqual(processes);
    expect(refusedAt.filter((at) => at > 1.25 * minute)).toEqual([]);
    expect(perSecond(1.25 * minute)).toBeGreaterThanOrEqual(0.9 * 3);
  });
});

describe.each([4, 6])('%i processes that know of each other, more than the calls of a second', (processes) => {
  test.each(seeds)('find their turns in seconds, and then none is refused, at 90 in 100 of the pace (seed %i)', async (seed) => {
    const { refusedAt, perSecond } = await busyProcesses(processes, processes, { seed, lastsMs: 2 * minute });
    expect(refusedAt.length).toBeLessThanOrEqual(processes + 2);
    expect(refusedAt.filter((at) => at > 15 * second)).toEqual([]);
    expect(perSecond(15 * second)).toBeGreaterThanOrEqual(0.9 * 3);
  });
});

describe.each([2, 4])('%i processes that do not know of each other', (processes) => {
  test.each([1, 2, 3])('learn from refusals to leave room (seed %i)', async (seed) => {
    const { refusedAt, calls, perSecond } = await busyProcesses(processes, 1, { seed, lastsMs: 5 * minute });
    expect(refusedAt.length / calls).toBeLessThan(0.2);
    expect(perSecond(0)).toBeGreaterThan(1.5);
  });
});
