import { exclusive } from '../../../runtime/once/exclusive';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import type { Json } from '../../../runtime/client/json';
import { lookUpThenWrite, type Found } from '../../../runtime/once/lookUpThenWrite';
import type { Account } from './account';
import { post, type AsaasRecord, type Collection } from './calls';
import { electOldest } from './electOldest';
import { oldestFirst, standingUnder } from './standing';
import { vendor } from '../client/vendor';

export interface Creation {
	collection: Collection;
	/** Becomes the `externalReference`. */
	key: string;
	/** Asked for only when something has to be made. */
	body: () => Promise<Json>;
	/** What else is the same thing, under another reference. */
	elsewhere?: () => Promise<readonly AsaasRecord[]>;
	/** Of records that do not show their reference, whether it may be this; any where it is absent. */
	couldBe?: (record: AsaasRecord) => boolean;
	/** Throws where what was found is another thing than what was asked for. `all`: everything under its reference. */
	compare: (found: AsaasRecord, all: readonly AsaasRecord[]) => Promise<void> | void;
	/** Undoes what this run made where another worker was first. Absent where Asaas can undo nothing: then nothing is written twice either. */
	takeBack?: (mine: AsaasRecord) => Promise<void>;
	/** See `Steps.repeatable`; true where it can be taken back. */
	repeatable?: boolean;
}

/**
 * The record whose `externalReference` is the key, made if there is none. Asaas has no idempotency keys, so it is looked up before each
 * try, and after a write once more: of two workers' records the older one stands.
 */
export async function createOnce(account: Account, creation: Creation): Promise<Found<AsaasRecord>> {
	const { collection, key, body, compare, takeBack, repeatable = takeBack !== undefined } = creation;
	if (key.trim() === '') throw keyMissing();
	let all: AsaasRecord[] = [];
	const look = async () => {
		const elsewhere = (await creation.elsewhere?.()) ?? [];
		const standing = await standingUnder(account, collection, key, creation.couldBe);
		const known = new Set(standing.map(({ id }) => id));
		return (all = oldestFirst([...standing, ...elsewhere.filter(({ id }) => !known.has(id))].toReversed()));
	};
	return await exclusive(`${vendor.id}:${account.connection.account}:${collection}:${key}`, async () => {
		let mine: AsaasRecord | undefined;
		const made = await lookUpThenWrite(account.connection, {
			repeatable,
			lookUp: async () => (await look())[0],
			write: async () => (mine = await post(account, collection, `/${collection}`, { ...(await body()), externalReference: key })),
		});
		const elected = made.found || takeBack === undefined ? made : await electOldest(account, made, { look, takeBack });
		if (elected.found || elected.value.id !== mine?.id) await compare(elected.value, all);
		return elected;
	});
}

/** Of several (the installments of one sale) the first one. */
export async function findByReference(account: Account, collection: Collection, reference: string): Promise<AsaasRecord | undefined> {
	return (await standingUnder(account, collection, reference))[0];
}

function keyMissing(): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'validation',
		code: 'keyMissing',
		message: 'There is no key for this record, so a repeated run would create it twice',
		hint: 'Fill in "External Reference", or put a trigger of this package before this node',
	});
}
