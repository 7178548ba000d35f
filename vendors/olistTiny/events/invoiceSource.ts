import type { InvoiceSource } from '../../../domain/ports/invoiceSource';
import type { Connection } from '../../../runtime/client/connection';
import { watchedInvoiceSource } from '../../../runtime/erp/watchedInvoices';
import { openApi } from '../client/api';
import { listedInvoices } from './listedInvoices';

/** Olist Tiny as a source of events. It signs no webhooks (vendor documentation, "Webhooks"). */
export function openInvoiceSource(connection: Connection): InvoiceSource {
	const api = openApi(connection);
	const name = { vendor: 'olistTiny', displayName: 'Olist Tiny' };
	return watchedInvoiceSource(name, async (window, { topics }) => await listedInvoices(api, window, topics));
}
