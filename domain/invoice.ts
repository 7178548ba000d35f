import type { Customer } from './customer';

/** `processing`: SEFAZ has it and has not answered; `denied`: refused for good because of a party (denegada). */
export type InvoiceStatus = 'pending' | 'processing' | 'authorized' | 'rejected' | 'denied' | 'cancelled' | 'unknown';

export type InvoiceModel = 55 | 65 | 'nfse';

export interface Invoice {
	vendor: string;
	id: string;
	number: string | null;
	series: string | null;
	model: InvoiceModel;
	status: InvoiceStatus;
	/** 44 characters, without a prefix. */
	accessKey: string | null;
	protocol: string | null;
	issuedAt: string | null;
	xmlUrl: string | null;
	/** DANFE. */
	pdfUrl: string | null;
	rejection: { code: string | null; reason: string } | null;
	orderNumber: string | null;
	/** It was there already: nothing was issued by this call. */
	found: boolean;
	/** Whom it is made out to; only where a trigger put the invoice on the item. */
	customer?: Customer;
}

export function isSettled(status: InvoiceStatus): boolean {
	return ['authorized', 'rejected', 'denied', 'cancelled'].includes(status);
}
