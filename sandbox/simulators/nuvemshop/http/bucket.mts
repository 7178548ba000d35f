/** A bucket of 40 calls that leaks two a second; larger plans have ten times as much. Counted on the wall clock. */
import { isLanding } from '../../../world/lateWork.mts';

export interface Bucket {
  /** False where it is full. */
  enter(): boolean;
  headers(): Record<string, string>;
  setPlan(plan: Plan): void;
}

export type Plan = 'usual' | 'large';

const sizes = { usual: { size: 40, perSecond: 2 }, large: { size: 400, perSecond: 20 } } as const;

export function createBucket(wall: () => number): Bucket {
  let { size, perSecond } = sizes.usual as { size: number; perSecond: number };
  let level = 0;
  let at = wall();

  const leak = () => {
    const now = wall();
    level = Math.max(0, level - ((now - at) / 1000) * perSecond);
    at = now;
  };

  return {
    enter() {
      leak();
      if (isLanding()) return true;
      if (level + 1 > size) return false;
      level++;
      return true;
    },
    headers() {
      leak();
      return {
        'x-rate-limit-limit': String(size),
        'x-rate-limit-remaining': String(Math.max(0, Math.floor(size - level))),
        // Milliseconds until it is empty.
        'x-rate-limit-reset': String(Math.ceil((level / perSecond) * 1000)),
      };
    },
    setPlan(plan) {
      ({ size, perSecond } = sizes[plan]);
    },
  };
}
