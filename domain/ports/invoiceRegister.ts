import type { Invoice } from '../documents/invoice';
import type { Order } from '../documents/order';

/** An invoice with its money. */
export interface RegisteredInvoice extends Invoice {
	/** What it is made out over. */
	total: number;
	/** Null where the register does not tell it. */
	freight: number | null;
}

/** `YYYY-MM-DD`, both included, by the calendar of Brasília, which fiscal documents are dated by. */
export interface Days {
	from: string;
	to: string;
}

/** An order by its number, and itself where it is known. */
export interface NamedOrder {
	number: string;
	order: Order | null;
}

/** Where an issuer keeps the invoices that it has issued, by day. */
export interface InvoiceRegister {
	/** Those that leave the shop and were issued on these days, each page as soon as it is read, the oldest day first. */
	pages(days: Days): AsyncIterable<readonly RegisteredInvoice[]>;
	/** All those of one order, whenever they were issued, as they stand now. */
	ofOrder(named: NamedOrder): Promise<RegisteredInvoice[]>;
}
