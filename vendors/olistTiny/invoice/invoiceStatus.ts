import type { InvoiceStatus } from '../../../domain/documents/invoice';

/**
 * `situacao` of an invoice (Olist Tiny API v3, Notas). 2 Emitida and 8 Registrada are invoices that did
 * not go through Olist Tiny to SEFAZ: nothing can be said of them.
 */
const statuses: Record<number, InvoiceStatus> = {
	1: 'pending',
	3: 'cancelled',
	4: 'processing',
	5: 'rejected',
	6: 'authorized',
	7: 'authorized',
	9: 'processing',
	10: 'denied',
};

export function invoiceStatus(situacao: number | null): InvoiceStatus {
	return statuses[situacao ?? 0] ?? 'unknown';
}

/** The one number of a status; undefined if it has several or none. */
export function situacaoOf(status: InvoiceStatus): number | undefined {
	const numbers = Object.keys(statuses).filter((number) => statuses[Number(number)] === status);
	return numbers.length === 1 ? Number(numbers[0]) : undefined;
}
