import { listener } from '../../../runtime/client/connection';
import { eventTypeOf } from '../../../domain/ports/invoiceSource';
import type { InvoiceDocuments } from '../../../domain/ports/invoiceSource';
import type { Invoice } from '../../../domain/documents/invoice';
import { hasClass } from '../../../runtime/errors/integrationError';
import { attempt } from '../../../runtime/errors/attempt';
import type { BlingApi } from '../client/api';
import { asId, asNumber } from '../client/answers';
import { entrada, getInvoice } from '../invoice/getInvoice';
import { invoiceStatus } from '../invoice/invoiceStatus';
import type { Envelope } from './envelope';
import type { Happening } from './happening';
import { vendor } from '../client/vendor';

/** `invoice` is an NF-e, `consumer_invoice` an NFC-e (Bling documentation, "Webhooks"). */
const models: Record<string, 55 | 65 | undefined> = { invoice: 55, consumer_invoice: 65 };

/**
 * What an event about an invoice tells. Deliveries are late and out of order, so the status is the one that Bling has now; an event
 * about a status that the trigger is not set to costs no call, as the wanted one has an event of its own.
 */
export async function readInvoiceEvent(api: BlingApi, envelope: Envelope, topics: readonly string[]): Promise<Happening | undefined> {
	const { resource, action, data } = envelope;
	const model = models[resource];
	const id = asId(data.id);
	if (model !== undefined && id === undefined) listener(api.connection, vendor)(`"${resource}" (data.id)`);
	if (model === undefined || id === undefined || action === 'deleted' || asNumber(data.tipo) === entrada) return undefined;
	const reported = eventTypeOf(invoiceStatus(asNumber(data.situacao)));
	if (reported !== undefined && !topics.includes(reported)) return undefined;
	const found = await attempt(getInvoice(api, String(id), model));
	if (!found.ok) {
		// Deleted since, or of another company that uses the same app.
		if (hasClass(found.error, 'notFound')) return undefined;
		throw found.error;
	}
	const { invoice, customer, incoming } = found.value;
	if (incoming) return undefined;
	const topic = eventTypeOf(invoice.status);
	if (topic === undefined || !topics.includes(topic)) return undefined;
	return { type: topic, documents: { invoice: { ...invoice, customer } }, correlationId: correlationOf(invoice), news: newsOf(invoice) };
}

/** The order where the invoice has one. */
function correlationOf({ orderNumber, id }: Invoice): string {
	return orderNumber === null ? `${vendor.id}:invoice:${id}` : `${vendor.id}:${orderNumber}`;
}

/** A rejected invoice that was sent again may be rejected again. */
function newsOf({ id, model, status, issuedAt, rejection }: NonNullable<InvoiceDocuments['invoice']>): string {
	return JSON.stringify([model, id, status, ...(rejection ? [issuedAt, rejection.code, rejection.reason] : [])]);
}
