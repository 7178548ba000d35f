/** When the gateway tells of what was said: at once, late, more than once, a placeholder first. */
import type { WorldClock } from '../world/clock.mts';
import type { Speech } from './speech.mts';

/** World milliseconds between two deliveries of the same. */
const repetitionMs = 60_000;
/** World milliseconds until the content of a placeholder comes. */
export const contentMs = 5_000;

export interface Telling {
  content(): void;
  /** Absent where the gateway keeps silent until the content is there. */
  placeholder?(): void;
}

export function tell(clock: WorldClock, { lateMs, times, waitingFirst }: Speech, { content, placeholder }: Telling): void {
  if (waitingFirst) after(clock, lateMs, placeholder ?? (() => undefined));
  const first = lateMs + (waitingFirst ? contentMs : 0);
  for (let count = 0; count < times; count++) after(clock, first + count * repetitionMs, content);
}

function after(clock: WorldClock, delayMs: number, task: () => void): void {
  if (delayMs === 0) task();
  else clock.after(delayMs, task);
}
