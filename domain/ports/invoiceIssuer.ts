import type { Invoice, InvoiceModel, InvoiceStatus } from '../documents/invoice';
import type { Order } from '../documents/order';
import type { Problem } from '../values/problem';

export interface IssueRequest {
	/** The order to invoice; without it the sale must be known to the vendor by its number. */
	order: Order | null;
	orderNumber: string;
	/** The order's id over all shops, where the order itself is not at hand: as a payment names it. */
	orderId?: string;
	/** Names this invoice once and for all: the same key never makes a second one. */
	key: string;
	model: InvoiceModel;
	/** Whether the vendor sends the customer the invoice by e-mail. */
	sendEmail: boolean;
	/** The payment behind the order, where the item has one. */
	payment?: { vendor: string; id: string };
	/** States of a payment that the shop does not mind, see `paymentStateProblems`. */
	allowed?: readonly string[];
	/** NFS-e only: what was done for the customer. */
	service?: ServiceDetails;
	/** What the shop wants otherwise than its settings at the vendor say. */
	overrides?: InvoiceOverrides;
	/** Only for a vendor that keeps no tax settings of its own. */
	taxes?: GoodsTaxes;
}

/** Each is absent where the vendor's own setting holds. Ids are the vendor's, see `choices`. */
export interface InvoiceOverrides {
	/** Made, but not sent to SEFAZ. */
	draftOnly?: boolean;
	/** Natureza de operação: an id, or its text where the vendor keeps no list. */
	operationNature?: string;
	series?: string;
	/** The warehouse (depósito) that the goods leave from. */
	location?: string;
	/** The sales channel (loja). */
	store?: string;
	freightMode?: FreightMode;
	/** For the customer, on the DANFE (informações complementares). */
	additionalInformation?: string;
	/** The vendor's way to be paid, by the order's own name of the payment method. */
	paymentMethods?: Record<string, string>;
	/** Marketplace or other intermediary that the sale came through. */
	intermediary?: Intermediary;
	/** What becomes of an item whose SKU the vendor does not know; `fail` where it is absent. */
	unknownProducts?: 'fail' | 'create' | { genericSku: string };
}

/** NF-e `infIntermed`. */
export interface Intermediary {
	cnpj: string;
	/** What the shop is called there, 2 to 60 characters. */
	sellerId: string;
}

/** NF-e `modFrete`: 0 sender, 1 recipient, 2 third party, 3 and 4 own carriage of sender and recipient, 9 nothing is carried. */
export type FreightMode = 0 | 1 | 2 | 3 | 4 | 9;

/** Taxes of goods for a vendor that passes on what it is told. Codes are those of the NF-e. */
export interface GoodsTaxes {
	/** CFOP of a sale to the shop's own state, 4 digits, e.g. 5102. */
	cfopInState: string;
	/** CFOP of a sale to a customer in another state who does not pay ICMS, e.g. 6108. */
	cfopInterstate: string;
	/** CFOP of a sale to one who does; absent: the counterpart of the other (6108 → 6102). */
	cfopInterstateContributor?: string | null;
	/** Origin of the goods, 0 to 8; 0 national. */
	icmsOrigin: string;
	/** CST or CSOSN, e.g. 102. */
	icmsSituation: string;
	/** Percent; null where the situation has none. */
	icmsRate: number | null;
	/** CST, e.g. 49. */
	pisSituation: string;
	/** CST, e.g. 49. */
	cofinsSituation: string;
	/** Percent; only with CST 01 and 02. */
	pisRate?: number | null;
	cofinsRate?: number | null;
	/** For items without one; null to refuse them. */
	ncm: string | null;
	/** IBS and CBS; null where the shop's regime has none yet. */
	ibsCbs: { situation: string; classification: string } | null;
}

/** Empty fields do not narrow the search. */
export interface InvoiceQuery {
	model: InvoiceModel;
	status?: InvoiceStatus;
	/** `YYYY-MM-DD`, both days included. */
	issuedFrom?: string;
	issuedTo?: string;
	orderNumber?: string;
}

export interface InvoiceFiles {
	/** The authorized XML (nfeProc); null where the vendor has none yet. */
	xml: string | null;
	/** DANFE, or the city hall's PDF. */
	pdf: Buffer | null;
}

/** Numbers that were skipped and will never be used (inutilização). */
export interface NumberRange {
	model: 55 | 65;
	series: string;
	first: number;
	last: number;
	/** 15 to 255 characters. */
	justification: string;
}

export interface VoidedNumbers extends NumberRange {
	vendor: string;
	status: 'authorized' | 'rejected' | 'processing';
	protocol: string | null;
	rejection: Invoice['rejection'];
}

/** Lists of the vendor that a request may choose from. */
export type InvoiceChoice = 'operationNatures' | 'series' | 'locations' | 'stores' | 'paymentMethods';

/** What a city hall wants to know of a service; its own list says which code and rates are right. */
export interface ServiceDetails {
	/** The vendor's id of the service; wins over the code. */
	id: string | null;
	/** Of the city hall's list, e.g. `1.01`. */
	code: string | null;
	name: string;
	/** The city's own beside the list's (código tributário do município), where it has one. */
	cityTaxCode?: string | null;
	/** What the company does by the list of IBGE, 7 digits, where the city asks for it. */
	cnae?: string | null;
	/** For the customer; null to name what the order holds. */
	description: string | null;
	/** Taken off the value that ISS is reckoned from, in reais. */
	deductions: number;
	/** A payment that is one of several installments gets an NFS-e of its own; else there is one over all of them. */
	eachInstallment?: boolean;
	taxes: ServiceTaxes;
	/** Absent under Simples Nacional. */
	regular?: RegularRegimeTaxes;
}

/** What companies of the regular regime (Lucro Real, Lucro Presumido) have to say since 2026; null where nothing was said. */
export interface RegularRegimeTaxes {
	/** CST, 3 digits. */
	ibsCbsSituation: string | null;
	/** cClassTrib, 6 digits. */
	ibsCbsClassification: string | null;
	nbsCode: string | null;
	/** cIndOp, 6 digits. */
	operationIndicator: string | null;
	/** CST of PIS and COFINS. */
	pisCofinsSituation: '01' | '02' | '03' | '04' | '05' | '06' | '07' | '08' | '09' | null;
	/** Percent of the operation, which is not what is withheld. */
	pisRate: number | null;
	cofinsRate: number | null;
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

/** An ERP or fiscal issuer that turns a sale into a nota fiscal. What a vendor cannot do it does not have. */
export interface InvoiceIssuer {
	/** How often `get` may be asked while SEFAZ decides. */
	readonly pollEverySeconds: number;
	/** The same for an NFS-e, where city halls are asked less often than SEFAZ. */
	readonly pollServicesEverySeconds?: number;
	/** Finds the order's invoice or makes it, and transmits it; answers without waiting for SEFAZ. */
	issue(request: IssueRequest): Promise<Invoice>;
	/** The invoice as the vendor has it now. */
	get(id: string, model: InvoiceModel): Promise<Invoice>;
	/** The newest first. */
	list?(query: InvoiceQuery, limit: number): Promise<Invoice[]>;
	download?(id: string, model: InvoiceModel): Promise<InvoiceFiles>;
	/** Of an authorized invoice, within the term of the state (mostly 24 hours); `justification` has 15 to 255 characters. */
	cancel?(id: string, model: InvoiceModel, justification: string): Promise<Invoice>;
	/** Carta de correção (CC-e) of an authorized NF-e, 15 to 1000 characters; the last one holds all that is to be corrected. */
	correct?(id: string, correction: string): Promise<Invoice>;
	voidNumbers?(range: NumberRange): Promise<VoidedNumbers>;
	choices?(of: InvoiceChoice): Promise<{ id: string; name: string }[]>;
	/** What keeps it from a request beyond what keeps everybody, by field; nobody is asked. */
	problems?(request: IssueRequest): Problem[];
	/** What the login lacks for invoices of a model; nobody is asked. */
	missingSettings?(model: InvoiceModel): Problem[];
}
