import type { InvoiceDocuments, InvoiceEventType } from '../../../domain/ports/invoiceSource';

/** What an event turned out to be. */
export interface Happening {
	type: InvoiceEventType;
	documents: InvoiceDocuments;
	correlationId: string;
	/** See `SourceEvent.news`. */
	news?: string;
}
