/** What some work costs: the processor's time in microseconds, and the bytes that it asks of the heap. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
/** Everything that nobody holds leaves the heap. */
export const collect = runInNewContext('gc') as () => void;

/** The median of several rounds. `prepare` is not counted; its answer is the work. */
export async function costOf(rounds: number, prepare: () => () => Promise<void>): Promise<{ us: number; bytes: number }> {
  const costs: { us: number; bytes: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    const work = prepare();
    collect();
    const before = process.memoryUsage().heapUsed;
    const start = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(start);
    costs.push({ us: user + system, bytes: process.memoryUsage().heapUsed - before });
  }
  const median = (name: 'us' | 'bytes') => costs.map((cost) => cost[name]).toSorted((a, b) => a - b)[Math.floor(rounds / 2)]!;
  return { us: median('us'), bytes: median('bytes') };
}
