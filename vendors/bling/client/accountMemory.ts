import type { BlingPaymentMethod } from './paymentMethod';
import { perAccount } from '../../../runtime/memory/perAccount';
import { Recent } from '../../../runtime/memory/recent';

export interface KnownContact {
	id: number;
	/** What of an order it was last made or brought to say. */
	says: string;
}

/**
 * What hardly changes in a Bling account, so that not every order asks for it again: ids, in this process only, and forgotten as
 * soon as Bling refuses one.
 */
export interface AccountMemory {
	/** By CPF or CNPJ. */
	readonly contacts: Recent<KnownContact>;
	/** Product id by SKU. */
	readonly products: Recent<number>;
	/** Sale id by the shop's order number and the customer. */
	readonly sales: Recent<number>;
	/** Invoice id by model, the shop's order number and the customer. */
	readonly invoices: Recent<number>;
	readonly paymentMethods: Recent<readonly BlingPaymentMethod[]>;
}

export const accountMemory = perAccount<AccountMemory>(() => ({
	contacts: new Recent(),
	products: new Recent(),
	sales: new Recent(),
	invoices: new Recent(),
	paymentMethods: new Recent(),
}));

export function forgetAll(memory: AccountMemory): void {
	for (const recent of Object.values(memory) as Recent<unknown>[]) recent.clear();
}
