/** How the vendor punishes a receiver that does not answer 200 (vendor documentation). */
const minute = 60_000;
const hour = 60 * minute;

/** World milliseconds before attempt 1, 2, … 15. */
export const attemptDelays: readonly number[] = [
  0,
  30_000,
  minute,
  3.5 * minute,
  5 * minute,
  15 * minute,
  25 * minute,
  hour,
  hour,
  hour,
  hour,
  hour,
  2 * hour,
  2 * hour,
  3 * hour,
];

/** Failures in a row that stop the queue. */
export const failuresUntilInterrupted = attemptDelays.length;

/** World milliseconds that an undelivered event is kept. */
export const eventLifetime = 14 * 24 * hour;

export const readTimeoutMs = 10_000;
