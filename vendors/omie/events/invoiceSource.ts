import type { InvoiceSource } from '../../../domain/ports/invoiceSource';
import type { Connection } from '../../../runtime/client/connection';
import { watchedInvoiceSource } from '../../../runtime/erp/watchedInvoices';
import { openApi } from '../client/api';
import { listedInvoices } from './listedInvoices';
import { vendor } from '../client/vendor';

/** Omie as a source of events. Its webhooks hold the app key and no signature. */
export function openInvoiceSource(connection: Connection): InvoiceSource {
	const api = openApi(connection);
	return watchedInvoiceSource(vendor, async (window, { topics }) => await listedInvoices(api, window, topics));
}
