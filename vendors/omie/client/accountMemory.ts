import { Recent } from '../../../runtime/recent';
import { Questions } from './questions';

/** What is known of an Omie account in this process. */
export interface AccountMemory {
	readonly questions: Questions;
	/** Customer id by what was last written of the customer, hashed. */
	readonly customers: Recent<number>;
	/** Product id by SKU. */
	readonly products: Recent<number>;
	/** Sale id by its key. */
	readonly sales: Recent<number>;
}

const accounts = new Map<string, AccountMemory>();

export function accountMemory(account: string): AccountMemory {
	const existing = accounts.get(account);
	if (existing) return existing;
	const memory: AccountMemory = { questions: new Questions(), customers: new Recent(), products: new Recent(), sales: new Recent() };
	accounts.set(account, memory);
	return memory;
}
