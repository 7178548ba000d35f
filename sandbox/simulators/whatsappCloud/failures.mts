/** Graph errors on demand. Those that may come after the work was done do. */
import type { Simulation } from './context.mts';
import { asynchronousCodes, mayHaveHappened, refusal, titleOf } from './graphError.mts';
import type { Refusal } from './graphError.mts';

export interface Failure {
  readonly code: number;
  /** Operation name; `message.send` where absent. */
  readonly operation?: string;
  /** How many calls it strikes; one where absent. */
  readonly times?: number;
}

export function plan({ state }: Simulation, { code, operation = 'message.send', times = 1 }: Failure): void {
  state.failures.push({ code, operation, remaining: times });
}

/** A refusal instead of the work. */
export const strikeBefore = (simulation: Simulation, operation: string): Refusal | undefined =>
  take(simulation, operation, (code) => !asynchronousCodes.includes(code) && !(mayHaveHappened(code) && operation === 'message.send'));

/** An error although the message was accepted. */
export const strikeAfter = (simulation: Simulation, operation: string): Refusal | undefined => take(simulation, operation, mayHaveHappened);

/** A message that was accepted and is not delivered. */
export const strikeDelivery = (simulation: Simulation): Refusal | undefined =>
  take(simulation, 'message.send', (code) => asynchronousCodes.includes(code));

function take({ state }: Simulation, operation: string, matches: (code: number) => boolean): Refusal | undefined {
  const found = state.failures.find((failure) => failure.operation === operation && failure.remaining > 0 && matches(failure.code));
  if (!found) return undefined;
  found.remaining--;
  return refusal(found.code, titleOf(found.code));
}
