import type { Invoice, InvoiceModel } from '../invoice';
import type { Order } from '../order';

export interface IssueRequest {
	/** The order to invoice; without it the sale must be known to the vendor by its number. */
	order: Order | null;
	orderNumber: string;
	/** Names this invoice once and for all: the same key never makes a second one. */
	key: string;
	model: InvoiceModel;
	/** Whether the vendor sends the customer the invoice by e-mail. */
	sendEmail: boolean;
}

/** An ERP or fiscal issuer that turns a sale into a nota fiscal. */
export interface InvoiceIssuer {
	/** How often `get` may be asked while SEFAZ decides. */
	readonly pollEverySeconds: number;
	/** Finds the order's invoice or makes it, and transmits it; answers without waiting for SEFAZ. */
	issue(request: IssueRequest): Promise<Invoice>;
	/** The invoice as the vendor has it now. */
	get(id: string, model: InvoiceModel): Promise<Invoice>;
}
