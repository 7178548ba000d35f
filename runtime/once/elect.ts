import type { Vendor } from '../client/vendor';
import { IntegrationError } from '../errors/integrationError';
import type { Found } from './lookUpThenWrite';
import { lookPatiently, type Timing } from './patience';

export interface Election<T> {
	/** All that is there under the key now, the oldest first. Throws where a record cannot be told. */
	candidates: () => Promise<readonly T[]>;
	isSame: (one: T, other: T) => boolean;
	/** Undoes what this run made, where another one came first. Must not fail where it is gone already. */
	takeBack: (mine: T) => Promise<void>;
	/** For the error where the vendor's list does not show what it has just made. */
	vendor: Vendor;
}

/**
 * Two workers that looked at the same moment both found nothing and both wrote. Each looks again after its write: the oldest record
 * stands, who made a younger one takes it back and goes on with the oldest. To be held before the step that cannot be undone.
 *
 * A record that its own list does not show cannot be trusted to be found by the next run either, so that is an `unknownOutcome`.
 */
export async function elect<T>(timing: Timing, mine: T, election: Election<T>): Promise<Found<T>> {
	const { candidates, isSame, takeBack } = election;
	const showing = async () => {
		const all = await candidates();
		return all.some((each) => isSame(each, mine)) ? all : undefined;
	};
	const all = (await showing()) ?? (await lookPatiently(timing, showing)).seen;
	if (all === undefined) throw notShown(election);
	const [oldest] = all;
	if (oldest === undefined || isSame(oldest, mine)) return { value: mine, found: false };
	await takeBack(mine);
	return { value: oldest, found: true };
}

function notShown<T>({ vendor }: Election<T>): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'unknownOutcome',
		code: 'notShownByItsReference',
		message: `${vendor.name} made the record but does not find it by its reference`,
		hint: `Look in ${vendor.name} for the record before you run the item again: the next run may not find it either`,
	});
}
