import { perAccount } from '../../../runtime/memory/perAccount';
import { Recent } from '../../../runtime/memory/recent';

export interface KnownProduct {
	id: number;
	/** Average cost in reais; null where Olist Tiny does not tell. */
	cost: number | null;
	/** Others have the same SKU. */
	isTwin: boolean;
}

export interface KnownContact {
	id: number;
	/** What of an order it was last made or brought to say. */
	says: string;
}

/**
 * What hardly changes in an account, so that not every order asks for it again: in this process only, and forgotten as soon as Olist
 * Tiny refuses one.
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
	/** Id of the default location, learnt from what a movement without a location changed: Olist Tiny does not tell. */
	readonly defaultLocation: Recent<number>;
}

export const accountMemory = perAccount<AccountMemory>(() => ({
	contacts: new Recent(),
	products: new Recent(),
	sales: new Recent(),
	invoices: new Recent(),
	defaultLocation: new Recent(),
}));
