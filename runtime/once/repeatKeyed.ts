import { backoffMs } from '../client/backoff';
import type { Clock } from '../clock';
import { attempt } from '../errors/attempt';
import { hasClass } from '../errors/integrationError';

const maxWrites = 3;

/**
 * Sends a write again after silence, for vendors that do it once however often it is sent: by a key that travels with it, or because
 * they refuse a second one. A first one that lands late meets the same rule.
 */
export async function repeatKeyed<T>(clock: Clock, write: () => Promise<T>): Promise<T> {
	for (let writes = 1; ; writes++) {
		const outcome = await attempt(write());
		if (outcome.ok) return outcome.value;
		if (!hasClass(outcome.error, 'unknownOutcome') || writes === maxWrites) throw outcome.error;
		await clock.sleep(backoffMs(writes));
	}
}
