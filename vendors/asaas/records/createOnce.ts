import { exclusive } from '../../../runtime/once/exclusive';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { asText, type Json } from '../../../runtime/client/json';
import { lookUpThenWrite, type Found } from '../../../runtime/once/lookUpThenWrite';
import type { Account } from './account';
import { post, type AsaasRecord, type Collection } from './calls';
import { list, type Filters } from './list';
import { vendor } from '../client/vendor';

/** Asaas' transfers and only they cannot be filtered by `externalReference` (Asaas documentation): all of them are looked through. */
const unfiltered: readonly Collection[] = ['transfers'];

/**
 * The record whose `externalReference` is the key, made if there is none. Asaas has no idempotency keys, so it is looked up
 * before each try. `body` is asked for only when something has to be made; `elsewhere` looks where the same thing may stand under another
 * reference.
 */
export async function createOnce(
	account: Account,
	collection: Collection,
	key: string,
	body: () => Promise<Json>,
	elsewhere: () => Promise<AsaasRecord | undefined> = async () => undefined,
): Promise<Found<AsaasRecord>> {
	if (key.trim() === '') throw keyMissing();
	return await exclusive(`${vendor.id}:${account.connection.account}:${collection}:${key}`, async () => {
		return await lookUpThenWrite(account.connection, {
			// Money that has left is not taken back by an election.
			repeatable: collection !== 'transfers',
			lookUp: async () => (await findByReference(account, collection, key)) ?? (await elsewhere()),
			write: async () => await post(account, collection, `/${collection}`, { ...(await body()), externalReference: key }),
		});
	});
}

/** Of several (the installments of one sale) the first one. Asaas' word alone is not taken for what it found. */
export async function findByReference(account: Account, collection: Collection, reference: string): Promise<AsaasRecord | undefined> {
	const filters: Filters = unfiltered.includes(collection) ? {} : { externalReference: reference };
	const records = await list(account, collection, filters);
	const ours = records.filter((record) => asText(record.externalReference) === reference && record.deleted !== true);
	return ours.sort((one, other) => installmentOf(one) - installmentOf(other))[0];
}

function installmentOf({ installmentNumber }: AsaasRecord): number {
	return typeof installmentNumber === 'number' ? installmentNumber : 0;
}

function keyMissing(): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'validation',
		code: 'keyMissing',
		message: 'There is no key for this record, so a repeated run would create it twice',
		hint: 'Fill in "External Reference", or put a trigger of this package before this node',
	});
}
