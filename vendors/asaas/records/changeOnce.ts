import { exclusive } from '../../../runtime/once/exclusive';
import { hasClass } from '../../../runtime/errors/integrationError';
import { lookUpThenWrite, type Found } from '../../../runtime/once/lookUpThenWrite';
import { attempt } from '../../../runtime/errors/attempt';
import type { Account } from './account';
import { getRecord, identified, pathTo, post, type AsaasRecord, type Collection } from './calls';
import { vendor } from '../client/vendor';

export interface Change {
	/** Whether the record is as it shall be, by this run or an earlier one. */
	isDone: (record: AsaasRecord) => boolean;
	write: () => Promise<AsaasRecord>;
	/** See `Steps.repeatable`. */
	repeatable: boolean;
}

/** Changes a record that is not yet as it shall be; looks before each try, and once more where Asaas refuses what happened meanwhile. */
export async function changeOnce(account: Account, collection: Collection, id: string, change: Change): Promise<Found<AsaasRecord>> {
	const lookUp = async () => {
		const record = await getRecord(account, collection, id);
		return change.isDone(record) ? record : undefined;
	};
	return await exclusive(`${vendor.id}:${account.connection.account}:${collection}:${id}`, async () => {
		const outcome = await attempt(lookUpThenWrite(account.connection, { lookUp, write: change.write, repeatable: change.repeatable }));
		if (outcome.ok) return outcome.value;
		const doneMeanwhile = hasClass(outcome.error, 'validation') ? await lookUp() : undefined;
		if (doneMeanwhile === undefined) throw outcome.error;
		return { value: doneMeanwhile, found: true };
	});
}

/** Asks for something that Asaas does with a record, e.g. `restore`. */
export async function act(account: Account, collection: Collection, id: string, action: string, body: object = {}): Promise<AsaasRecord> {
	return await post(account, collection, pathTo(collection, id, action), { ...body });
}

/** Removes the record. One that is gone already is as good: a repeated run must not fail. */
export async function remove(account: Account, collection: Collection, id: string): Promise<void> {
	await changeOnce(account, collection, id, {
		repeatable: true,
		isDone: ({ deleted }) => deleted === true,
		write: async () => {
			const { body } = await account.send({ method: 'DELETE', url: account.at(pathTo(collection, id)), safety: 'once' });
			return identified(body, collection);
		},
	});
}

/** Brings a removed record back; one that is there is left alone. */
export async function restore(account: Account, collection: Collection, id: string): Promise<AsaasRecord> {
	const { value } = await changeOnce(account, collection, id, {
		repeatable: true,
		isDone: ({ deleted }) => deleted !== true,
		write: async () => await act(account, collection, id, 'restore'),
	});
	return value;
}
