import type { Payment } from '../documents/payment';

export interface UnpaidEntry {
	payment: Payment;
	/** The day it was made, `YYYY-MM-DD`; null where the vendor does not tell. */
	createdOn: string | null;
}

/** A payment provider that knows who has not paid yet. */
export interface UnpaidSource {
	/** Those due from one day to another (`YYYY-MM-DD`, both within), paid by nobody yet: without customers and codes to pay by. */
	list(first: string, last: string): Promise<UnpaidEntry[]>;
	/** The payment as it stands now, with its customer and, as long as it can be paid, with the codes to pay by. */
	get(id: string): Promise<UnpaidEntry>;
}
