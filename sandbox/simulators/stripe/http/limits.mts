/** So many calls a second: 100 with live keys, 25 with those for tests. Counted on the wall clock. */
import { isLanding } from '../../../world/lateWork.mts';

export const mostPerSecond = { live: 100, test: 25 };

export interface Limits {
  /** False where the call is one too many. */
  enter(livemode: boolean): boolean;
}

export function createLimits(wall: () => number): Limits {
  const recent = { live: [] as number[], test: [] as number[] };
  return {
    enter(livemode) {
      if (isLanding()) return true;
      const mode = livemode ? 'live' : 'test';
      const now = wall();
      recent[mode] = recent[mode].filter((at) => now - at < 1000);
      if (recent[mode].length >= mostPerSecond[mode]) return false;
      recent[mode].push(now);
      return true;
    },
  };
}
