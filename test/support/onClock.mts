/** The computer's clock as the package reads it, set for a piece of work to the one that the simulated world goes by. */
import { vi } from 'vitest';
import { hostClock } from '../../runtime/host/clock.ts';

/** Where the world's clock can be waited on, waiting moves it. */
export async function onClock<T>(clock: { now(): number; sleep?(ms: number): Promise<void> }, work: () => Promise<T>): Promise<T> {
  const now = vi.spyOn(hostClock, 'now').mockImplementation(() => clock.now());
  const sleep = vi.spyOn(hostClock, 'sleep');
  if (clock.sleep) sleep.mockImplementation(async (ms) => await clock.sleep?.(ms));
  try {
    return await work();
  } finally {
    now.mockRestore();
    sleep.mockRestore();
  }
}
