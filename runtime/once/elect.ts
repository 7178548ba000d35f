import type { Vendor } from '../client/vendor';
import { IntegrationError } from '../errors/integrationError';
import type { Found, Written } from './lookUpThenWrite';
import { lookPatiently, untilLanded, type SharedTiming, type Timing } from './patience';

export interface Election<T> {
	/** All that is there under the key now, the oldest first. Throws where a record cannot be told. */
	candidates: () => Promise<readonly T[]>;
	isSame: (one: T, other: T) => boolean;
	/** Undoes what this run made, where another one came first. Must not fail where it is gone already. */
	takeBack: (mine: T) => Promise<void>;
	/** The same for what may be another worker's, where that has to be looked at first. */
	takeBackDouble?: (double: T) => Promise<void>;
	/** Where a record says which run made it: then one run alone is told that it came first, after a lost answer, too. */
	isMine?: (record: T) => boolean;
	/** For the error where the vendor's list does not show what it has just made. */
	vendor: Vendor;
}

/**
 * Two workers that looked at the same moment both found nothing and both wrote. Each looks again after its write: the oldest record
 * stands, who made a younger one takes it back and goes on with the oldest. To be held before the step that cannot be undone.
 */
export async function elect<T>(timing: SharedTiming, made: Written<T>, election: Election<T>): Promise<Found<T>> {
	if (made.landedBy === undefined) return await electMine(timing, made.value, election);
	return await electAny(timing, made.value, made.landedBy, election);
}

/** A record that its own list does not show cannot be trusted to be found by the next run either, so that is an `unknownOutcome`. */
async function electMine<T>(timing: Timing, mine: T, election: Election<T>): Promise<Found<T>> {
	const { candidates, isSame, takeBack } = election;
	let all: readonly T[] = [];
	const showing = async () => {
		all = await candidates();
		return all.some((each) => isSame(each, mine)) ? true : undefined;
	};
	// One that is not shown beside others was taken back, by a worker that had lost its answer and met it.
	const isShown = (await showing()) ?? (await lookPatiently(timing, showing)).seen ?? all.length > 0;
	if (!isShown) throw notShown(election);
	const oldest = all[0]!;
	if (isSame(oldest, mine)) return { value: mine, found: false };
	await takeBack(mine);
	return { value: oldest, found: true };
}

/**
 * After a lost answer nobody knows which of several records is this run's own. All of them came since it had looked in vain: the younger
 * ones are doubles, whoever made them, because their makers go on with the oldest, too.
 */
async function electAny<T>(timing: SharedTiming, seen: T, landed: number, election: Election<T>): Promise<Found<T>> {
	const { candidates, isSame, takeBack, takeBackDouble = takeBack, isMine = () => true } = election;
	await untilLanded(timing, landed);
	const all = await candidates();
	const [oldest = seen] = all;
	const firsts = all.filter((one, index) => all.findIndex((other) => isSame(one, other)) === index);
	for (const double of firsts.filter((one) => !isSame(one, oldest))) await takeBackDouble(double);
	return { value: oldest, found: !isMine(oldest) };
}

function notShown<T>({ vendor }: Election<T>): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'unknownOutcome',
		code: 'notShownByItsReference',
		message: `${vendor.name} made the record but does not find it by its reference`,
		hint: `Look in ${vendor.name} for the record before you run the item again: the next run may not find it either`,
	});
}
