import type { Invoice } from '../../domain/documents/invoice';
import type { EventSource, SourceEvent } from '../../domain/ports/eventSource';
import { eventTypeOf, type InvoiceDocuments, type InvoiceSource } from '../../domain/ports/invoiceSource';
import type { Vendor } from '../client/vendor';
import type { Clock } from '../clock';
import { hmac } from '../webhooks/signature';

/**
 * A vendor that does not sign its webhooks, so that anyone who knows the address could send them: they are refused, and the
 * invoices are looked through instead.
 */
export function watchedInvoiceSource(vendor: Vendor, listed: Required<EventSource<InvoiceDocuments>>['listed']): InvoiceSource {
	return {
		registerWebhooks: async () => ({ created: [], repaired: [], removed: [] }),
		removeWebhooks: async () => undefined,
		verify: () => ({ valid: false, reason: `${vendor.name} does not sign its webhooks, so this trigger accepts none` }),
		deduplicationKey: ({ rawBody }) => hmac('sha256', vendor.id, rawBody).toString('hex'),
		read: async () => [],
		listed,
	};
}

/** Names an invoice in a status, of which the flow is to hear once. */
export function subjectOf({ id, status }: Pick<Invoice, 'id' | 'status'>): string {
	return `${id}:${status}`;
}

/** The event of an invoice that stands now as it was listed. */
export function watchedEvent(invoice: Invoice, clock: Clock): SourceEvent<InvoiceDocuments> | undefined {
	const type = eventTypeOf(invoice.status);
	if (type === undefined) return undefined;
	const { vendor, id, orderNumber } = invoice;
	const now = new Date(clock.now()).toISOString();
	const correlationId = orderNumber === null ? `${vendor}:invoice:${id}` : `${vendor}:${orderNumber}`;
	const event = { id: subjectOf(invoice), type, source: vendor, occurredAt: now, receivedAt: now, correlationId };
	return { event, document: { invoice }, raw: invoice };
}
