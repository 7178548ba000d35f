import type { BlingPaymentMethod } from './paymentMethod';
import { perAccount } from '../../../runtime/memory/perAccount';
import { Recent } from '../../../runtime/memory/recent';

export interface KnownContact {
	id: number;
	/** What of an order it was last made or brought to say. */
	says: string;
}

export interface KnownProduct {
	id: number;
	/** Others have the same SKU. */
	isTwin: boolean;
}

/**
 * What hardly changes in a Bling account, so that not every order asks for it again: ids, in this process only, and forgotten as
 * soon as Bling refuses one.
 */
export interface AccountMemory {
	/** By CPF or CNPJ. */
	readonly contacts: Recent<KnownContact>;
	/** By SKU. */
	readonly products: Recent<KnownProduct>;
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
