import type { InvoiceStatus } from '../../../domain/documents/invoice';

/** SEFAZ's numbers (NF-e, Manual de Orientação, cStat) that mean something else than a rejection. */
const statuses: Record<string, InvoiceStatus> = {
	'100': 'authorized',
	'150': 'authorized',
	'101': 'cancelled',
	'135': 'cancelled',
	'151': 'cancelled',
	'155': 'cancelled',
	'103': 'processing',
	'104': 'processing',
	'105': 'processing',
	'110': 'denied',
	'205': 'denied',
	'301': 'denied',
	'302': 'denied',
	'303': 'denied',
};

/** `status_nfe` of an invoice that was sent: SEFAZ's number, empty while it is thinking. */
export function invoiceStatus(number: string | null): InvoiceStatus {
	if (number === null) return 'processing';
	if (Object.hasOwn(statuses, number)) return statuses[number]!;
	return /^[2-9]\d{2}$/.test(number) ? 'rejected' : 'unknown';
}
