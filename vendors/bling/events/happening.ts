import type { InvoiceDocuments, InvoiceTopic } from '../../../domain/ports/invoiceSource';

/** What an event turned out to be. */
export interface Happening {
	type: InvoiceTopic;
	documents: InvoiceDocuments;
	correlationId: string;
	/** See `SourceEvent.news`. */
	news?: string;
}
