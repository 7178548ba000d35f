/**
 * Processes that share a limit cannot speak to each other: whose turn is when they learn from refusals, whenever one of them begins
 * (`runtime/client/timeSlots.ts`). A refusal in that time is how it is meant to be; one at any other time is not. A refusal that is one of the
 * day's faults teaches them what is not so, and those that follow correct it.
 */
import type { LogEntry } from '../world/dispatch.mts';
import type { Violation } from '../world/simulator.mts';

/** World milliseconds after a process's first call to a vendor, or a refusal that no process's calls had caused. */
export const learningMs = 5_000;

const rule = 'rate-limit';

/** Whether a vendor refused somebody while one of the processes was new to it, or had just been refused for nothing. */
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

/** The first call of each process to each vendor, and each refusal for nothing. */
function beginningsIn(log: readonly LogEntry[]): Beginning[] {
  const begins = new Map<string, Beginning>();
  const misled: Beginning[] = [];
  for (const { client, vendor, at: answeredAt, milliseconds, fault } of log) {
    if (client === undefined) continue;
    const key = `${client} ${vendor}`;
    const at = Math.min(answeredAt - milliseconds, begins.get(key)?.at ?? Infinity);
    begins.set(key, { vendor, at });
    if (fault === 'rateLimited') misled.push({ vendor, at: answeredAt });
  }
  return [...begins.values(), ...misled];
}

function isWithin(value: number, most: number): boolean {
  return value >= 0 && value <= most;
}
