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
	/** The payment behind the order, where the item has one. */
	payment?: { vendor: string; id: string };
	/** NFS-e only: what was done for the customer. */
	service?: ServiceDetails;
}

/** What a city hall wants to know of a service; its own list says which code and rates are right. */
export interface ServiceDetails {
	/** The vendor's id of the service; wins over the code. */
	id: string | null;
	/** Of the city hall's list, e.g. `1.01`. */
	code: string | null;
	name: string;
	/** For the customer; null to name what the order holds. */
	description: string | null;
	/** Taken off the value that ISS is reckoned from, in reais. */
	deductions: number;
	taxes: ServiceTaxes;
}

/** Percent each. */
export interface ServiceTaxes {
	iss: number;
	/** Whether the customer withholds the ISS. */
	retainIss: boolean;
	cofins: number;
	csll: number;
	inss: number;
	ir: number;
	pis: number;
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
