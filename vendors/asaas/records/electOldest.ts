import { elect } from '../../../runtime/once/elect';
import type { Found, Written } from '../../../runtime/once/lookUpThenWrite';
import type { Account } from './account';
import type { AsaasRecord } from './calls';
import { isVoid, saleOf } from './standing';
import { vendor } from '../client/vendor';

interface Candidates {
	/** Everything under the key, the oldest first. */
	look: () => Promise<readonly AsaasRecord[]>;
	takeBack: (record: AsaasRecord) => Promise<void>;
}

/** Of several workers' records the oldest stands. */
export async function electOldest(
	{ connection }: Account,
	made: Written<AsaasRecord>,
	{ look, takeBack }: Candidates,
): Promise<Found<AsaasRecord>> {
	return await elect(connection, made, {
		vendor,
		candidates: async () => (await look()).filter((record) => !isVoid(record)),
		isSame: (one, other) => saleOf(one) === saleOf(other),
		takeBack,
	});
}
