/** The computer's clock as the package reads it, set for a piece of work to the one that the simulated world goes by. */
import { vi } from 'vitest';
import { hostClock } from '../../runtime/host/clock.ts';

export async function onClock<T>(clock: { now(): number }, work: () => Promise<T>): Promise<T> {
  const spy = vi.spyOn(hostClock, 'now').mockImplementation(() => clock.now());
  try {
    return await work();
  } finally {
    spy.mockRestore();
  }
}
