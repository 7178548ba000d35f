import type { Invoice } from '../documents/invoice';
import type { EventSource } from './eventSource';
import type { StockLevel } from './stock';

/**
 * What may be waited for, in words that all vendors share; it is the type of the event, too. Each status of an invoice is reported
 * once: `invoice.created` is one that was made and not sent yet, `invoice.sent` one that SEFAZ has and has not decided.
 */
export type InvoiceEventType =
	| 'invoice.created'
	| 'invoice.sent'
	| 'invoice.authorized'
	| 'invoice.rejected'
	| 'invoice.denied'
	| 'invoice.cancelled'
	| 'stock.changed';

export interface InvoiceDocuments {
	invoice?: Invoice;
	/** What there is now of a product whose stock changed. */
	stock?: (StockLevel & { vendor: string })[];
	/** The same as Stock Update reads it from an item. */
	products?: { sku: string; quantity: number }[];
}

/** An ERP or fiscal issuer that reports what becomes of invoices, and of stock where it keeps it. Its topics are `InvoiceTopic`s. */
export type InvoiceSource = EventSource<InvoiceDocuments>;

/** The topic that an invoice of this status is about; undefined where nothing can be said of it. */
export function eventTypeOf(status: Invoice['status']): InvoiceEventType | undefined {
	if (status === 'unknown') return undefined;
	if (status === 'pending') return 'invoice.created';
	return status === 'processing' ? 'invoice.sent' : `invoice.${status}`;
}
