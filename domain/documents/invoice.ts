import type { Customer } from './customer';
import type { LeftOut } from './order';

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
	/** Lines of the order that it is not about, such as a tip; only where there are some. */
	leftOut?: LeftOut[];
	/** Whom it is made out to; only where a trigger put the invoice on the item. */
	customer?: Customer;
}

/** An invoice that was made a moment ago and that nobody has sent to SEFAZ. */
export function pendingInvoice(vendor: string, id: string, { model, orderNumber }: Pick<Invoice, 'model' | 'orderNumber'>): Invoice {
	return {
		vendor,
		id,
		number: null,
		series: null,
		model,
		status: 'pending',
		accessKey: null,
		protocol: null,
		issuedAt: null,
		xmlUrl: null,
		pdfUrl: null,
		rejection: null,
		orderNumber,
		found: false,
	};
}

/** `00000123` as it stands on the invoice: `123`. */
export function withoutZeros(number: string | null): string | null {
	return number?.replace(/^0+(?=\d)/, '') ?? null;
}

export function isSettled(status: InvoiceStatus): boolean {
	return ['authorized', 'rejected', 'denied', 'cancelled'].includes(status);
}
