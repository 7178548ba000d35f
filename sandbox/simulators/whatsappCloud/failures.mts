/** Graph errors on demand. Those that may come after the work was done do. */
import type { Simulation } from './context.mts';
import { asynchronousCodes, mayHaveHappened, refusal, titleOf } from './graphError.mts';
import type { Refusal } from './graphError.mts';
import type { PlannedFailure } from './state.mts';

export interface Failure {
  readonly code: number;
  /** Operation name; `message.send` where absent. */
  readonly operation?: string;
  /** How many calls it strikes; one where absent. */
  readonly times?: number;
  /** The message is accepted, and fails with the code in a webhook; always so for codes that only come late. */
  readonly late?: boolean;
}

export function plan({ state }: Simulation, failure: Failure): void {
  const { code, operation = 'message.send', times = 1 } = failure;
  state.failures.push({ code, operation, late: failure.late ?? asynchronousCodes.includes(code), remaining: times });
}

/** A refusal instead of the work. */
export const strikeBefore = (simulation: Simulation, operation: string): Refusal | undefined =>
  take(simulation, operation, ({ code, late }) => !late && !(mayHaveHappened(code) && operation === 'message.send'));

/** An error although the message was accepted. */
export const strikeAfter = (simulation: Simulation, operation: string): Refusal | undefined =>
  take(simulation, operation, ({ code, late }) => !late && mayHaveHappened(code));

/** A message that was accepted and is not delivered. */
export const strikeDelivery = (simulation: Simulation): Refusal | undefined => take(simulation, 'message.send', ({ late }) => late);

function take({ state }: Simulation, operation: string, matches: (failure: PlannedFailure) => boolean): Refusal | undefined {
  const found = state.failures.find((failure) => failure.operation === operation && failure.remaining > 0 && matches(failure));
  if (!found) return undefined;
  found.remaining--;
  return refusal(found.code, titleOf(found.code));
}
