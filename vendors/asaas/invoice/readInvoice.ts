import type { Invoice, InvoiceStatus } from '../../../domain/documents/invoice';
import { asText } from '../../../runtime/client/json';
import type { AsaasRecord } from '../records/calls';
import { readReference } from '../client/reference';
import { vendor } from '../client/vendor';

/** Asaas' words for the state of an NFS-e, and ours. A new word reads as `unknown`. */
const statuses: Record<string, InvoiceStatus> = {
	SCHEDULED: 'pending',
	// Sent to the city hall, which has not answered.
	SYNCHRONIZED: 'processing',
	AUTHORIZED: 'authorized',
	PROCESSING_CANCELLATION: 'processing',
	CANCELED: 'cancelled',
	// It stays valid.
	CANCELLATION_DENIED: 'authorized',
	ERROR: 'rejected',
};

/** The answer of `GET /invoices/{id}` (Asaas documentation). An NFS-e has no access key of 44 characters. */
export function readInvoice(record: AsaasRecord, found: boolean): Invoice {
	const status = statusOf(record);
	const reason = asText(record.statusDescription) ?? 'Asaas gives no reason';
	return {
		vendor: vendor.id,
		id: record.id,
		number: asText(record.number),
		series: asText(record.rpsSerie),
		model: 'nfse',
		status,
		accessKey: null,
		protocol: asText(record.validationCode),
		issuedAt: asText(record.number) === null ? null : asText(record.effectiveDate),
		xmlUrl: asText(record.xmlUrl),
		pdfUrl: asText(record.pdfUrl),
		rejection: status === 'rejected' ? { code: null, reason } : null,
		orderNumber: readReference(asText(record.externalReference))?.number ?? null,
		found,
	};
}

export function statusOf(record: AsaasRecord): InvoiceStatus {
	const word = asText(record.status);
	return (word !== null && Object.hasOwn(statuses, word) ? statuses[word] : undefined) ?? 'unknown';
}
