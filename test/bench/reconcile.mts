/**
 * A shop's orders against a register of invoices, as many on each side, as Reconcile streams them: the processor's time for a record and
 * the most memory at any page, which is to be the same for any number of them. A hundred differ on each side, however many there are.
 */
import { bundled } from './support/bundled.mts';
import { collect, costOf } from './support/cost.mts';
import type * as Scenes from './reconcile/scenes.mts';
import type { BenchOptions } from './run.mts';

const sizes = [10_000, 200_000];
/** How often a run is stopped to look at the heap. */
const looks = 20;

export async function reconcile({ say }: BenchOptions): Promise<object> {
  const { compareMany } = await bundled<typeof Scenes>('test/bench/reconcile/scenes.mts');
  await compareMany(sizes[0]!, () => undefined);
  const runs: ({ eachSide: number; usARecord: number } & Awaited<ReturnType<typeof heldBy>>)[] = [];
  for (const size of sizes) {
    const { us } = await costOf(1, () => async () => void (await compareMany(size, () => undefined)));
    const held = await heldBy((onPage) => compareMany(size, onPage), size);
    const result = { eachSide: size, usARecord: Math.round((us / size / 2) * 10) / 10, ...held };
    say(JSON.stringify(result));
    runs.push(result);
  }
  const [first, last] = [runs[0]!, runs.at(-1)!];
  return { runs, memoryToFirst: Math.round((last.mostMBHeld / first.mostMBHeld) * 100) / 100 };
}

/** A second run, whose time does not count. */
async function heldBy(compare: (onPage: () => void) => ReturnType<typeof Scenes.compareMany>, size: number) {
  collect();
  const before = process.memoryUsage().heapUsed;
  const every = Math.ceil((2 * size) / 100 / looks);
  let pages = 0;
  let most = 0;
  const { findings, peak, isWhole } = await compare(() => {
    if (pages++ % every !== 0) return;
    collect();
    most = Math.max(most, process.memoryUsage().heapUsed - before);
  });
  return { findings, allAccountedFor: isWhole, mostRecordsHeld: peak, mostMBHeld: Math.round(most / 10_000) / 100 };
}
