import { elect } from '../../../runtime/once/elect';
import type { Found } from '../../../runtime/once/lookUpThenWrite';
import type { Account } from './account';
import type { AsaasRecord } from './calls';
import { isVoid, saleOf } from './standing';
import { vendor } from '../client/vendor';

interface Candidates {
	/** Everything under the key, the oldest first. */
	look: () => Promise<readonly AsaasRecord[]>;
	takeBack: (record: AsaasRecord) => Promise<void>;
}

const isSame = (one: AsaasRecord, other: AsaasRecord) => saleOf(one) === saleOf(other);

/**
 * Of several workers' records the oldest stands. `mine`: what this run's write was answered with. Where the answer was lost, nobody knows
 * which of them is this run's: all younger ones go, which their own makers would do as well.
 */
export async function electOldest(
	{ connection }: Account,
	mine: AsaasRecord | undefined,
	seen: AsaasRecord,
	{ look, takeBack }: Candidates,
): Promise<Found<AsaasRecord>> {
	const candidates = async () => (await look()).filter((record) => !isVoid(record));
	if (mine) return await elect(connection, mine, { vendor, candidates, isSame, takeBack });
	const all = await candidates();
	const [oldest = seen] = all;
	const younger = all.filter((record, index) => !isSame(record, oldest) && all.findIndex((each) => isSame(each, record)) === index);
	for (const record of younger) await takeBack(record);
	return { value: oldest, found: false };
}
