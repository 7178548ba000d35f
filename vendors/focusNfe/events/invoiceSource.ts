import type { InvoiceSource } from '../../../domain/ports/invoiceSource';
import type { Connection } from '../../../runtime/client/connection';
import { openApi } from '../client/api';
import { hookToken, verify } from './hookToken';
import { deduplicationKey, readDelivery } from './readDelivery';
import { registerWebhook, removeWebhook } from './registration';

/** Focus NFe as a source of events: a hook of a company for what SEFAZ says of its NF-e, and one for what the city hall says of its NFS-e. */
export function openInvoiceSource(connection: Connection): InvoiceSource {
	const api = openApi(connection);
	return {
		registerWebhooks: async ({ url }) => await registerWebhook(api, url, hookToken(connection, url)),
		removeWebhooks: async ({ url }) => await removeWebhook(api, url, hookToken(connection, url)),
		verify: (delivery, { url }) => verify(connection, delivery, url),
		deduplicationKey,
		read: async (delivery, { topics }) => await readDelivery(api, delivery, topics),
	};
}
