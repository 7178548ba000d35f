/** Requests in a minute, for one user of one project. */
import { isLanding } from '../../../world/lateWork.mts';
import type { Simulation } from '../context.mts';

export const requestsPerMinute = 600;
const minute = 60_000;

/**
 * A minute has passed where it has on either clock: a client on the wall clock in a world that runs fast, and a client that the world
 * itself moves, are both counted rightly.
 */
export function isOverLimit({ state, world: { clock } }: Simulation): boolean {
  if (isLanding()) return false;
  const now = { wall: clock.wall(), world: clock.now() };
  state.requests = state.requests.filter(({ wall, world }) => now.wall - wall < minute && now.world - world < minute);
  if (state.requests.length >= requestsPerMinute) return true;
  state.requests.push(now);
  return false;
}
