/** Moments by the clocks of São Paulo. */
import type { World } from '../../../../../sandbox/world/world.mts';

const hour = 3_600_000;
const day = 24 * hour;
const offset = 3 * hour;

/** To the next time that it is so late. */
export async function passToHour({ clock }: World, hours: number): Promise<void> {
  const midnight = Math.floor((clock.now() - offset) / day) * day + offset;
  const today = midnight + hours * hour;
  await clock.advance((today > clock.now() ? today : today + day) - clock.now());
}

/** `2026-03-12`, so many days from now. */
export const dateIn = ({ clock }: World, days: number): string => new Date(clock.now() - offset + days * day).toISOString().slice(0, 10);
