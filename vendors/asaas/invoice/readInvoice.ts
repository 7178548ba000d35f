import type { Invoice, InvoiceStatus } from '../../../domain/invoice';
import { text } from '../fields';
import type { AsaasRecord } from '../records/calls';
import { readReference } from '../reference';

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
	const reason = text(record.statusDescription) ?? 'Asaas tells no reason';
	return {
		vendor: 'asaas',
		id: record.id,
		number: text(record.number),
		series: text(record.rpsSerie),
		model: 'nfse',
		status,
		accessKey: null,
		protocol: text(record.validationCode),
		issuedAt: text(record.number) === null ? null : text(record.effectiveDate),
		xmlUrl: text(record.xmlUrl),
		pdfUrl: text(record.pdfUrl),
		rejection: status === 'rejected' ? { code: null, reason } : null,
		orderNumber: readReference(text(record.externalReference))?.number ?? null,
		found,
	};
}

export function statusOf(record: AsaasRecord): InvoiceStatus {
	const word = text(record.status);
	return (word !== null && Object.hasOwn(statuses, word) ? statuses[word] : undefined) ?? 'unknown';
}
