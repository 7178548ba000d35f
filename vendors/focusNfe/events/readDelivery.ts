import { bareTaxId } from '../../../domain/values/taxId';
import type { Delivery, SourceEvent } from '../../../domain/ports/eventSource';
import { eventTypeOf, type InvoiceDocuments } from '../../../domain/ports/invoiceSource';
import { hasClass } from '../../../runtime/errors/integrationError';
import { asRecord, asText, type Json } from '../../../runtime/client/json';
import { attempt } from '../../../runtime/errors/attempt';
import { hmac } from '../../../runtime/webhooks/signature';
import { jsonFields, unreadableEvent } from '../../../runtime/webhooks/deliveryBody';
import type { FocusApi } from '../client/api';
import { vendor } from '../client/vendor';
import { getInvoice } from '../invoice/getInvoice';
import { invoiceStatus } from '../invoice/readInvoice';
import { readRecipient } from './customer';

/** Focus NFe gives events no id, and repeats a delivery byte for byte. */
export function deduplicationKey({ rawBody }: Delivery): string {
	return hmac('sha256', vendor.id, rawBody).toString('hex');
}

/**
 * A delivery is the document in brief. It is read as it is now, which tells the order and the customer, too; one call, and none where
 * the trigger is not set to what is reported, as whatever comes later has a delivery of its own.
 */
export async function readDelivery(api: FocusApi, delivery: Delivery, topics: readonly string[]): Promise<SourceEvent<InvoiceDocuments>[]> {
	const raw = jsonFields(delivery);
	if (asText(raw.status) === null) throw unreadableEvent(vendor, 'Look for a newer version of this package');
	const reported = invoiceStatus(raw.status);
	const ref = asText(raw.ref);
	const told = eventTypeOf(reported);
	// Made in the panel, without a ref: there is no way to ask for it.
	if (ref === null || (told !== undefined && !topics.includes(told))) return [];
	// Only an NFS-e has a provider (vendor documentation, "Gatilhos").
	const model = asText(raw.cnpj_prestador) === null ? 55 : 'nfse';
	const found = await attempt(getInvoice(api, ref, model));
	if (!found.ok) {
		if (hasClass(found.error, 'notFound')) return [];
		throw found.error;
	}
	const { invoice, document } = found.value;
	if (!isOfCompany(api, document)) return [];
	const type = eventTypeOf(invoice.status);
	if (type === undefined || !topics.includes(type)) return [];
	const { orderNumber, id, issuedAt, status, rejection } = invoice;
	const event = {
		id: deduplicationKey(delivery),
		type,
		occasion: `${vendor.id}:invoice/${id}/${status}`,
		source: vendor.id,
		account: null,
		occurredAt: issuedAt !== null && status !== 'cancelled' ? issuedAt : delivery.receivedAt,
		receivedAt: delivery.receivedAt,
		correlationId: orderNumber === null ? `${vendor.id}:invoice:${id}` : `${vendor.id}:${orderNumber}`,
	};
	// Whom an NFS-e is made out to is not shown.
	const customer = model === 55 ? { customer: readRecipient(asRecord(document.requisicao_nota_fiscal)) } : {};
	const news = JSON.stringify([id, status, ...(rejection ? [issuedAt, rejection.code, rejection.reason] : [])]);
	return [{ event, document: { invoice: { ...invoice, ...customer } }, raw, news }];
}

/** A token may be of several companies, and a hook of each may have this address. */
function isOfCompany({ issuer }: FocusApi, document: Json): boolean {
	const cnpj = asText(document.cnpj_emitente) ?? asText(document.cnpj_prestador);
	return cnpj === null || bareTaxId(cnpj) === issuer.cnpj;
}
