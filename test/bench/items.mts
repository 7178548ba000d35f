/**
 * 1,000, 5,000 and 10,000 items through each action in one run of the node: the processor's time for an item, which is to be the same however
 * many there are, and what stays in memory when the run is over.
 */
import { bundled } from './support/bundled.mts';
import { collect, costOf } from './support/cost.mts';
import type * as Scenes from './items/scenes.mts';
import type { BenchOptions } from './run.mts';

const counts = [1_000, 5_000, 10_000];
const warmUp = 500;

export async function items({ say }: BenchOptions): Promise<object> {
  const { names, sceneOf } = await bundled<typeof Scenes>('test/bench/items/scenes.mts');
  const results: Awaited<ReturnType<typeof measured>>[] = [];
  for (const name of names) {
    const result = await measured(name, await sceneOf(name));
    say(JSON.stringify(result));
    results.push(result);
  }
  const most = (figure: (result: (typeof results)[number]) => number) => Math.max(...results.map(figure));
  return {
    actions: results,
    mostTimeToFirst: most(({ timeToFirst }) => timeToFirst),
    mostKBKept: most(({ kBKept }) => kBKept[counts.at(-1)!]!),
  };
}

async function measured(action: string, { calls, ready }: Scenes.ItemScene) {
  await ready(warmUp)();
  const usAnItem: Record<number, number> = {};
  const kBKept: Record<number, number> = {};
  for (const count of counts) {
    collect();
    const before = process.memoryUsage().heapUsed;
    const cost = await costOf(1, () => {
      const run = ready(count);
      return async () => {
        const { length } = await run();
        if (length !== count) throw new Error(`${action} made ${length} items of ${count}`);
      };
    });
    // What a process remembers of its last run alone is no growth.
    await ready(1)();
    collect();
    usAnItem[count] = Math.round(cost.us / count);
    kBKept[count] = Math.round((process.memoryUsage().heapUsed - before) / 1000);
  }
  const timeToFirst = Math.round((usAnItem[counts.at(-1)!]! / usAnItem[counts[0]!]!) * 100) / 100;
  return { action, calls, usAnItem, timeToFirst, kBKept };
}
