import type { InvoiceSource } from '../../../domain/ports/invoiceSource';
import type { Connection } from '../../../runtime/connection';
import { hmac } from '../../../runtime/signature';
import { openApi } from '../client/api';
import { listedInvoices } from './listedInvoices';

/**
 * Olist Tiny as a source of events. Its webhooks are signed by nobody (vendor documentation, "Webhooks"), so anybody who knows the address
 * could send them: they are refused, and the invoices are looked through instead.
 */
export function openInvoiceSource(connection: Connection): InvoiceSource {
	const api = openApi(connection);
	return {
		subscribe: async () => ({ created: [], repaired: [], removed: [] }),
		unsubscribe: async () => undefined,
		verify: () => ({ valid: false, reason: 'Olist Tiny signs no webhooks, so this trigger takes none' }),
		deduplicationKey: ({ rawBody }) => hmac('sha256', 'olistTiny', rawBody).toString('hex'),
		read: async () => [],
		listed: async (window, { topics }) => await listedInvoices(api, window, topics),
	};
}
