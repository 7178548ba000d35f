/** Working hours: half hours from eight to six in São Paulo, which is three hours behind UTC all year. */
import type { Random } from '../../world/random.mts';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

const opens = 8 * hour + 3 * hour;
const halfHours = 20;

/** A start on one of the days that `from` and `until` reach, within both; the nearest after `from` where none is. */
export function slotBetween(random: Random, from: number, until: number): number {
  const first = Math.floor(from / day);
  const last = Math.max(first, Math.floor((until - 1) / day));
  for (let tries = 0; tries < 40; tries++) {
    const start = random.int(first, last) * day + opens + random.int(0, halfHours - 1) * 30 * minute;
    if (start > from && start < until) return start;
  }
  return Math.ceil((from + 1) / (30 * minute)) * 30 * minute;
}

/** A moment of the second, as people act: never on the dot. */
export function momentBetween(random: Random, from: number, until: number): number {
  const seconds = Math.max(0, Math.floor((until - from) / 1000) - 1);
  return from + random.int(0, seconds) * 1000 + 137;
}
