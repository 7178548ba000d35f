import type { Clock } from '../clock';
import { IntegrationError } from '../errors/integrationError';
import { attempt } from '../errors/attempt';

export interface Waiting<T> {
	isFinal: (value: T) => boolean;
	/** Asks for the value as it is now. */
	ask: () => Promise<T>;
	everyMs: number;
	/** When waiting ends, whatever the value is then; 0 asks never. */
	forMs: number;
}

/**
 * Asks at a fixed pace until the value is final or the time is up, and answers what was seen last. One question that meets a
 * temporary problem does not end the waiting: what it asks about exists.
 */
export async function waitUntil<T>(clock: Clock, first: T, { isFinal, ask, everyMs, forMs }: Waiting<T>): Promise<T> {
	const end = clock.now() + forMs;
	let latest = first;
	while (!isFinal(latest) && clock.now() + everyMs <= end) {
		await clock.sleep(everyMs);
		const outcome = await attempt(ask());
		if (outcome.ok) latest = outcome.value;
		else if (!isPassing(outcome.error)) throw outcome.error;
	}
	return latest;
}

function isPassing(error: unknown): boolean {
	return error instanceof IntegrationError && error.retryable;
}
