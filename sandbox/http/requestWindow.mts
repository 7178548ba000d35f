/** Limits on requests in a stretch of time. */
import type { WorldClock } from '../world/clock.mts';
import { isLanding } from '../world/lateWork.mts';

export interface RequestWindow {
  /** Counts one request under a key; false where there is no room for it. */
  take(key?: string): boolean;
  /** Milliseconds until the oldest request that counts does so no more. */
  waitMs(key?: string): number;
  left(key?: string): number;
  reset(): void;
}

interface Moment {
  readonly wall: number;
  readonly world: number;
}

/**
 * `limit` requests in any `ms`. Time has passed where it has on either clock: a client on the wall clock in a world that runs fast, and
 * a client that the world itself moves, are both counted rightly. Late work was let in when it was sent.
 */
export function createRequestWindow(clock: WorldClock, limit: number, ms: number): RequestWindow {
  let seen = new Map<string, Moment[]>();
  const counted = (key: string): Moment[] => {
    const now = { wall: clock.wall(), world: clock.now() };
    const kept = (seen.get(key) ?? []).filter(({ wall, world }) => now.wall - wall < ms && now.world - world < ms);
    seen.set(key, kept);
    return kept;
  };
  return {
    take(key = '') {
      if (isLanding()) return true;
      const kept = counted(key);
      if (kept.length >= limit) return false;
      kept.push({ wall: clock.wall(), world: clock.now() });
      return true;
    },
    waitMs(key = '') {
      const oldest = counted(key)[0];
      return oldest === undefined ? 0 : Math.max(0, ms - Math.max(clock.wall() - oldest.wall, clock.now() - oldest.world));
    },
    left: (key = '') => Math.max(0, limit - counted(key).length),
    reset: () => void (seen = new Map()),
  };
}
