/** Several of n8n's processes on one Bling account: nothing of them is shared but the clock. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { blingWorld } from '../../contracts/support/blingWorld.mts';
import { createVirtualClock } from '../../support/virtualClock.mts';
import { createRandom } from '../../../sandbox/world/random.mts';
import { openApi } from '../../../vendors/bling/client/api.ts';

afterEach(() => void vi.restoreAllMocks());

const callsEach = 200;

let runs = 0;

async function busyProcesses(processes: number, told: number, seed: number) {
  const random = createRandom(seed);
  vi.spyOn(Math, 'random').mockImplementation(() => random.int(0, 999_999) / 1_000_000);
  const clock = createVirtualClock();
  const world = blingWorld({ clock });
  const start = clock.now();
  const run = ++runs;
  const refusedAt: number[] = [];
  const begin = 3000;
  const work = Array.from({ length: processes }, async (_, number) => {
    const plain = world.connect();
    const transport: typeof plain.transport = async (request) => {
      await clock.sleep(random.int(20, 50));
      const answer = await plain.transport(request);
      if (answer.answered && answer.status === 429) refusedAt.push(clock.now() - start);
      await clock.sleep(random.int(20, 400));
      return answer;
    };
    const settings = { ...plain.settings, processes: told };
    const api = openApi({ ...plain, settings, transport, clock, account: `run ${run}, process ${number}`, deadline: Infinity });
    await clock.sleep(random.int(0, begin));
    await Promise.all(Array.from({ length: callsEach }, async () => await api.get('/depositos')));
  });
  await clock.run(Promise.all(work));
  return { refusedAt, calls: processes * callsEach, perSecond: (processes * callsEach) / ((clock.now() - start - begin) / 1000) };
}

describe.each([2, 3, 4, 6])('%i processes that know of each other', (processes) => {
  test.each([1, 2, 3, 4, 5])('find their turns in seconds, and then none is refused, at 90 %% of the pace (seed %i)', async (seed) => {
    const { refusedAt, perSecond } = await busyProcesses(processes, processes, seed);
    expect(refusedAt.length).toBeLessThanOrEqual(processes + 2);
    expect(refusedAt.filter((at) => at > 15_000)).toEqual([]);
    expect(perSecond).toBeGreaterThanOrEqual(0.9 * 3);
  });
});

describe.each([2, 4])('%i processes that do not know of each other', (processes) => {
  test.each([1, 2, 3])('learn from refusals to leave room (seed %i)', async (seed) => {
    const { refusedAt, calls, perSecond } = await busyProcesses(processes, 1, seed);
    expect(refusedAt.length / calls).toBeLessThan(0.2);
    expect(perSecond).toBeGreaterThan(1.5);
  });
});
