/**
 * Processes that share a limit cannot speak to each other: whose turn is when they learn from refusals, whenever one of them begins
 * (`runtime/client/timeSlots.ts`). A refusal in that time is how it is meant to be; one at any other time is not.
 */
import type { LogEntry } from '../world/dispatch.mts';
import type { Violation } from '../world/simulator.mts';

/** World milliseconds after a process's first call to a vendor. */
export const learningMs = 5_000;

const rule = 'rate-limit';

/** Whether a vendor refused somebody while one of the processes was new to it. */
export function learningIn(log: readonly LogEntry[]): (violation: Violation & { readonly at: number }) => boolean {
  const begins = beginningsIn(log);
  return (violation) =>
    violation.rule === rule && begins.some(({ vendor, at }) => vendor === violation.vendor && isWithin(violation.at - at, learningMs));
}

interface Beginning {
  readonly vendor: string;
  /** World milliseconds. */
  readonly at: number;
}

/** The first call of each process to each vendor. */
function beginningsIn(log: readonly LogEntry[]): Beginning[] {
  const begins = new Map<string, Beginning>();
  for (const { client, vendor, at: answeredAt, milliseconds } of log) {
    if (client === undefined) continue;
    const key = `${client} ${vendor}`;
    const at = Math.min(answeredAt - milliseconds, begins.get(key)?.at ?? Infinity);
    begins.set(key, { vendor, at });
  }
  return [...begins.values()];
}

function isWithin(value: number, most: number): boolean {
  return value >= 0 && value <= most;
}
