import type { InvoiceSource } from '../../../domain/ports/invoiceSource';
import type { Connection } from '../../../runtime/client/connection';
import { watchedInvoiceSource } from '../../../runtime/erp/watchedInvoices';
import { openApi } from '../client/api';
import { listedInvoices } from './listedInvoices';

/** Omie as a source of events. Its webhooks hold the app key and no signature. */
export function openInvoiceSource(connection: Connection): InvoiceSource {
	const api = openApi(connection);
	const name = { vendor: 'omie', displayName: 'Omie' };
	return watchedInvoiceSource(name, async (window, { topics }) => await listedInvoices(api, window, topics));
}
