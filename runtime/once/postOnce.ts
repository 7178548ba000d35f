import type { Clock } from '../clock';
import { attempt } from '../errors/attempt';
import { repeatKeyed } from './repeatKeyed';

/**
 * For what a vendor does once a record and refuses to do again, without showing whether it was done: after a lost answer the request
 * is repeated, and the refusal says that the first one was carried out. `before`: it had been done earlier.
 */
export async function postOnce(
	clock: Clock,
	post: () => Promise<unknown>,
	saysDone: (error: unknown) => boolean,
): Promise<{ before: boolean }> {
	let tries = 0;
	return await repeatKeyed(clock, async () => {
		tries++;
		const outcome = await attempt(post());
		if (outcome.ok) return { before: false };
		if (!saysDone(outcome.error)) throw outcome.error;
		return { before: tries === 1 };
	});
}
