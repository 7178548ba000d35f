import { backoffMs } from '../client/backoff';
import type { Clock } from '../clock';
import { attempt } from '../errors/attempt';
import { hasClass } from '../errors/integrationError';

export interface Found<T> {
	value: T;
	/** It was there already. */
	found: boolean;
}

/**
 * For vendors without idempotency keys: look up, write only when nothing is there, and after an answer that was lost look up
 * again before any second try.
 */
export async function lookUpThenWrite<T>(
	clock: Clock,
	steps: { lookUp: () => Promise<T | undefined>; write: () => Promise<T> },
	tries = 3,
): Promise<Found<T>> {
	for (let round = 1; ; round++) {
		const existing = await steps.lookUp();
		if (existing !== undefined) return { value: existing, found: round === 1 };
		const outcome = await attempt(steps.write());
		if (outcome.ok) return { value: outcome.value, found: false };
		const lookAgain = hasClass(outcome.error, 'unknownOutcome') && round < tries;
		if (!lookAgain) throw outcome.error;
		await clock.sleep(backoffMs(round));
	}
}
