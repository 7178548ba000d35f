import { perAccount } from '../../../runtime/memory/perAccount';
import { Recent } from '../../../runtime/memory/recent';
import type { Level } from '../stock/level';
import { Questions, quietMs } from './questions';

/** What is known of an Omie account in this process. */
export interface AccountMemory {
	readonly questions: Questions;
	/** Customer id by what was last written of the customer, hashed. */
	readonly customers: Recent<number>;
	/** The hash in `customers` that was written last, by CPF or CNPJ. */
	readonly saidOfCustomers: Recent<string>;
	/** Product id by SKU. */
	readonly products: Recent<number>;
	/** Code of a bank account by its name in the credential. */
	readonly bankAccounts: Recent<number>;
	/** Sale id by its key. */
	readonly sales: Recent<number>;
	/** Sale id by its key and the order that it was compared with. */
	readonly compared: Recent<number>;
	/** Stock by product and location, as it was read or written within the time in which Omie may not be asked again. */
	readonly levels: Recent<Level>;
	/** Id of the default location, under the one name `default`. */
	readonly locations: Recent<string>;
}

export const accountMemory = perAccount<AccountMemory>(() => ({
	questions: new Questions(),
	customers: new Recent(),
	saidOfCustomers: new Recent(),
	products: new Recent(),
	bankAccounts: new Recent(),
	sales: new Recent(),
	compared: new Recent(),
	levels: new Recent(quietMs),
	locations: new Recent(),
}));
