/** What the network does with a message it took: the ticks that the sender sees, and when. */
import type { Random } from '../world/random.mts';

export type Tick = 'sent' | 'delivered' | 'read';

/** One message in ten is read without a `delivered` before; three in ten are never shown as read. World milliseconds. */
export function course(random: Random): readonly (readonly [delayMs: number, tick: Tick])[] {
  const sentAt = random.int(300, 1_500);
  const deliveredAt = sentAt + random.int(500, 5_000);
  const skipsDelivered = random.chance(0.1);
  const isRead = skipsDelivered || random.chance(0.7);
  const ticks: [number, Tick][] = [[sentAt, 'sent']];
  if (!skipsDelivered) ticks.push([deliveredAt, 'delivered']);
  if (isRead) ticks.push([deliveredAt + random.int(2_000, 40_000), 'read']);
  return ticks;
}

/** A failure shows within seconds of the acceptance. World milliseconds. */
export const failureDelay = (random: Random): number => random.int(500, 3_000);
