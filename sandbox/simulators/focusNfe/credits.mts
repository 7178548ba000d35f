/** 100 credits a minute and token (vendor documentation, limits); the state of it stands in the headers of every answer. */
import type { WorldClock } from '../../world/clock.mts';
import { isLanding } from '../../world/lateWork.mts';

export const publishedCredits = 100;
const minuteMs = 60_000;

export interface Credits {
  /** Whether there was a credit left. */
  spend(token: string): boolean;
  headers(token: string): Record<string, string>;
  reset(): void;
}

export function createCredits(clock: WorldClock, perMinute: number): Credits {
  const windows = new Map<string, { since: number; used: number }>();

  const window = (token: string) => {
    const known = windows.get(token);
    if (known && clock.wall() - known.since < minuteMs) return known;
    const fresh = { since: clock.wall(), used: 0 };
    windows.set(token, fresh);
    return fresh;
  };

  return {
    spend(token) {
      if (isLanding()) return true;
      const current = window(token);
      if (current.used >= perMinute) return false;
      current.used++;
      return true;
    },
    headers(token) {
      const { since, used } = window(token);
      return {
        'Rate-Limit-Limit': String(perMinute),
        'Rate-Limit-Remaining': String(perMinute - used),
        'Rate-Limit-Reset': String(Math.ceil((since + minuteMs - clock.wall()) / 1000)),
      };
    },
    reset: () => windows.clear(),
  };
}
