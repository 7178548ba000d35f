import type { InvoiceSource } from '../../../domain/ports/invoiceSource';
import type { Connection } from '../../../runtime/client/connection';
import { watchedInvoiceSource } from '../../../runtime/erp/watchedInvoices';
import { openApi } from '../client/api';
import { listedInvoices } from './listedInvoices';
import { vendor } from '../client/vendor';

/** Olist Tiny as a source of events. It signs no webhooks (vendor documentation, "Webhooks"). */
export function openInvoiceSource(connection: Connection): InvoiceSource {
	const api = openApi(connection);
	return watchedInvoiceSource(vendor, async (window, { topics }) => await listedInvoices(api, window, topics));
}
