/** The bucket of query cost: what is taken out of it flows back at a constant rate, counted on the wall clock. */
import type { WorldClock } from '../../../world/clock.mts';
import { isLanding } from '../../../world/lateWork.mts';
import type { Plan } from '../options.mts';

export interface ThrottleStatus {
  readonly maximumAvailable: number;
  readonly currentlyAvailable: number;
  readonly restoreRate: number;
}

export interface Bucket {
  status(): ThrottleStatus;
  hasRoomFor(cost: number): boolean;
  take(cost: number): void;
  setPlan(plan: Plan): void;
  reset(): void;
}

/** Points per second (vendor documentation); the bucket holds twenty seconds' worth, as seen on Standard and Advanced. */
const restoreRates: Readonly<Record<Plan, number>> = { standard: 100, advanced: 200, plus: 1000 };
const bucketSeconds = 20;

export function createBucket(clock: WorldClock, initialPlan: Plan): Bucket {
  let rate = restoreRates[initialPlan];
  let available = rate * bucketSeconds;
  let countedAt = clock.wall();

  const refill = () => {
    const now = clock.wall();
    available = Math.min(rate * bucketSeconds, available + ((now - countedAt) / 1000) * rate);
    countedAt = now;
  };

  const fill = () => {
    available = rate * bucketSeconds;
    countedAt = clock.wall();
  };

  return {
    status() {
      refill();
      return { maximumAvailable: rate * bucketSeconds, currentlyAvailable: Math.floor(available), restoreRate: rate };
    },
    hasRoomFor(cost) {
      refill();
      return isLanding() || available >= cost;
    },
    take(cost) {
      if (isLanding()) return;
      refill();
      available -= cost;
    },
    setPlan(plan) {
      rate = restoreRates[plan];
      fill();
    },
    reset: fill,
  };
}
