/** A clock for tests: sleepers wake in the order of their times, and no real time passes. */
import type { Clock } from '../../runtime/clock.ts';

export interface VirtualClock extends Clock {
  /** Every pause that was asked for, in milliseconds. */
  readonly slept: number[];
  /** Lets time pass until `work` ends; complains when everybody waits for nothing. */
  run<T>(work: Promise<T>): Promise<T>;
}

interface Sleeper {
  at: number;
  wake(): void;
}

export function createVirtualClock(start = Date.parse('2026-01-05T12:00:00Z')): VirtualClock {
  let now = start;
  let sleepers: Sleeper[] = [];
  const slept: number[] = [];

  const wakeNext = () => {
    const [first] = sleepers.toSorted((a, b) => a.at - b.at);
    if (!first) throw new Error('everybody waits and nobody sleeps');
    sleepers = sleepers.filter((sleeper) => sleeper !== first);
    now = Math.max(now, first.at);
    first.wake();
  };

  return {
    slept,
    now: () => now,
    sleep(ms) {
      slept.push(ms);
      return new Promise((resolve) => sleepers.push({ at: now + ms, wake: resolve }));
    },
    async run(work) {
      let ended = false;
      const end = () => void (ended = true);
      work.then(end, end);
      await allIdle();
      while (!ended) {
        // A simulated vendor reads bodies as streams, which takes some more macrotasks.
        for (let patience = 50; sleepers.length === 0 && !ended && patience > 0; patience--) await allIdle();
        if (ended) break;
        wakeNext();
        await allIdle();
      }
      return await work;
    },
  };
}

/** A macrotask runs only when every promise that could go on has gone on. */
async function allIdle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}
