/** Requests a minute and account, by plan (30 to 240; sources differ), counted on the wall clock. */
import type { WorldClock } from '../../world/clock.mts';
import { isLanding } from '../../world/lateWork.mts';

export const usualPerMinute = 60;
const minuteMs = 60_000;

export interface RequestLimit {
  take(): boolean;
  headers(): Record<string, string>;
  reset(): void;
}

export function createRequestLimit(clock: WorldClock, perMinute: number): RequestLimit {
  let served: number[] = [];
  const recent = () => (served = served.filter((at) => clock.wall() - at < minuteMs));
  return {
    take() {
      if (isLanding()) return true;
      if (recent().length >= perMinute) return false;
      served.push(clock.wall());
      return true;
    },
    headers() {
      const [first = clock.wall()] = recent();
      return {
        'X-RateLimit-Limit': String(perMinute),
        'X-RateLimit-Remaining': String(perMinute - served.length),
        'X-RateLimit-Reset': String(Math.ceil((first + minuteMs - clock.wall()) / 1000)),
      };
    },
    reset: () => void (served = []),
  };
}
