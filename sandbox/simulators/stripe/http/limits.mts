/** So many calls a second: 100 with live keys, 25 with those for tests, 25 of one kind with either. Counted on the wall clock. */
import { isLanding } from '../../../world/lateWork.mts';

export const mostPerSecond = { live: 100, test: 25 };

/** `POST /v1/payment_intents` is one kind, `GET /v1/payment_intents/{id}` with whatever id another. */
const mostOfOneKind = 25;

export interface Limits {
  /** False where the call is one too many. `kind`: the vendor's operation. */
  enter(livemode: boolean, kind: string): boolean;
}

interface Call {
  readonly at: number;
  readonly kind: string;
}

export function createLimits(wall: () => number): Limits {
  const recent = { live: [] as Call[], test: [] as Call[] };
  return {
    enter(livemode, kind) {
      if (isLanding()) return true;
      const mode = livemode ? 'live' : 'test';
      const now = wall();
      const lately = recent[mode].filter(({ at }) => now - at < 1000);
      recent[mode] = lately;
      if (lately.length >= mostPerSecond[mode] || lately.filter((call) => call.kind === kind).length >= mostOfOneKind) return false;
      lately.push({ at: now, kind });
      return true;
    },
  };
}
