import { attempt } from '../errors/attempt';
import { hasClass } from '../errors/integrationError';
import { landedBy, lookPatiently, type Timing } from './patience';

export interface Found<T> {
	value: T;
	/** It was there already. */
	found: boolean;
}

/** `landedBy`: the answer to the write was lost, so that what was found after it may be another worker's; see `untilLanded`. */
export interface Written<T> extends Found<T> {
	landedBy?: number;
}

export interface Steps<T> {
	/** What is there; `undefined` only where there is certainly nothing. Throws where that cannot be told. */
	lookUp: () => Promise<T | undefined>;
	write: () => Promise<T>;
	/**
	 * Whether the write may be sent once more after silence and a patient look in vain. True only where a second effect, should the first
	 * one still land, is refused by the vendor or taken back by `elect`. What moves money, moves goods by a difference or writes to a
	 * person is never repeatable: the next run looks first.
	 */
	repeatable: boolean;
}

const maxWrites = 3;

/**
 * For vendors without idempotency keys: looks up, writes only when nothing is there, and after an answer that was lost looks again
 * for more than a minute (`lookPatiently`), because a vendor that is merely slow does the work after the client has given up.
 */
export async function lookUpThenWrite<T>(timing: Timing, { lookUp, write, repeatable }: Steps<T>): Promise<Written<T>> {
	const existing = await lookUp();
	if (existing !== undefined) return { value: existing, found: true };
	for (let writes = 1; ; writes++) {
		const outcome = await attempt(write());
		if (outcome.ok) return { value: outcome.value, found: false };
		if (!hasClass(outcome.error, 'unknownOutcome')) throw outcome.error;
		const landed = landedBy(outcome.error, timing);
		const sighting = await lookPatiently(timing, lookUp, outcome.error);
		if (sighting.seen !== undefined) return { value: sighting.seen, found: false, landedBy: landed };
		if (!repeatable || !sighting.inTime || writes === maxWrites) throw outcome.error;
	}
}
