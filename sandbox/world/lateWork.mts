/**
 * Work that a vendor does after its client has given up: the request was taken in, no answer came, and the effect follows on the
 * world's clock, against whatever is there by then.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { WorldClock } from './clock.mts';

/** World milliseconds between the moment at which the client gave up and the effect. */
export const usualDelaysMs: readonly number[] = [1_000, 5_000, 40_000];

export interface Landing {
  readonly at: number;
  readonly vendor: string;
  readonly operation: string;
  /** HTTP status of the answer that nobody is there to receive. */
  readonly status: number;
}

export interface LateWork {
  /** Has the work done `delayMs` of world time from now. */
  accept(vendor: string, operation: string, delayMs: number, carryOut: () => Promise<Response>): void;
  /** Works that are still to be done: of one vendor where it is given. */
  pending(vendor?: string): number;
  readonly landings: readonly Landing[];
}

const landing = new AsyncLocalStorage<true>();

/**
 * True while late work is being done. The vendor let its request in when it was sent, so limits that count requests take no notice
 * of it now: they would blame the client for the vendor's delay.
 */
export const isLanding = (): boolean => landing.getStore() === true;

export function createLateWork(clock: Pick<WorldClock, 'now' | 'after'>): LateWork {
  const landings: Landing[] = [];
  const waiting: { vendor: string }[] = [];
  return {
    landings,
    pending: (vendor) => waiting.filter((work) => vendor === undefined || work.vendor === vendor).length,
    accept(vendor, operation, delayMs, carryOut) {
      const work = { vendor };
      waiting.push(work);
      clock.after(delayMs, async () => {
        const { status } = await landing.run(true, carryOut).finally(() => waiting.splice(waiting.indexOf(work), 1));
        landings.push({ at: clock.now(), vendor, operation, status });
      });
    },
  };
}
