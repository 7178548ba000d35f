/** The package's clock for a bench: time passes only when somebody waits, and nobody waits for it. */
import { hostClock } from '../../../runtime/host/clock.ts';

export interface QuickClock {
  now(): number;
  sleep(ms: number): Promise<void>;
  set(now: number): void;
}

export function quickClock(start = 0): QuickClock {
  let now = start;
  const clock = {
    now: () => now,
    async sleep(ms: number) {
      const until = now + ms;
      await Promise.resolve();
      now = Math.max(now, until);
    },
    set: (moment: number) => void (now = moment),
  };
  Object.assign(hostClock, { now: clock.now, sleep: clock.sleep });
  return clock;
}
