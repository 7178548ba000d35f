import type { InvoiceModel, InvoiceStatus } from '../../../domain/documents/invoice';

/**
 * `situacao` of an NF-e or NFC-e (Bling documentation, Notas Fiscais). 7 Registrada is an invoice that was entered and not issued
 * by Bling: nothing can be said of it.
 */
const statuses: Record<number, InvoiceStatus> = {
	1: 'pending',
	2: 'cancelled',
	3: 'processing',
	4: 'rejected',
	5: 'authorized',
	6: 'authorized',
	8: 'processing',
	9: 'denied',
	10: 'processing',
	11: 'rejected',
};

const cancelled = 2;

/** Bloqueada: rejected for the same reason again and again; Bling does not send it again before it was opened there. */
const blocked = 11;

export function invoiceStatus(situacao: number | null): InvoiceStatus {
	return statuses[situacao ?? 0] ?? 'unknown';
}

/** The numbers that are asked for a status, in a call each; undefined asks for all that Bling lists without being told. */
export function situationsOf(status: InvoiceStatus | undefined, model: InvoiceModel): (number | undefined)[] {
	if (status === undefined) return model === 55 ? [undefined, cancelled] : [undefined];
	return Object.keys(statuses)
		.map(Number)
		.filter((situacao) => statuses[situacao] === status);
}

export function isBlocked(situacao: number | null): boolean {
	return situacao === blocked;
}
