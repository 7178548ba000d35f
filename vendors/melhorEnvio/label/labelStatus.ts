import type { ShipmentStatus } from '../../../domain/documents/shipment';
import type { Label } from './label';

const byWord: Record<string, ShipmentStatus> = {
	pending: 'created',
	released: 'paid',
	generated: 'label_ready',
	'ready-to-print': 'label_ready',
	// Handed over at an agency, not yet with the carrier's lorry.
	received: 'posted',
	posted: 'posted',
	delivered: 'delivered',
	undelivered: 'failed_attempt',
	canceled: 'cancelled',
	cancelled: 'cancelled',
	// Not posted in time: the label is void and its price given back.
	expired: 'cancelled',
};

/** A label that was made keeps the word `released` until it is posted; the moment it was made tells. */
export function statusOf(label: Pick<Label, 'status' | 'generated_at'>): ShipmentStatus {
	const status = byWord[label.status?.toLowerCase() ?? ''] ?? 'unknown';
	return status === 'paid' && label.generated_at !== null ? 'label_ready' : status;
}

/** Was paid for, and is good for nothing any more. What was cancelled unpaid never was a label. */
export function isVoid(label: Label): boolean {
	return isPaid(label) && statusOf(label) === 'cancelled';
}

export function isPaid(label: Label): boolean {
	if (statusOf(label) === 'cancelled' && label.status?.toLowerCase() !== 'expired') return label.paid_at !== null;
	return label.paid_at !== null || !['created', 'unknown'].includes(statusOf(label));
}

/** Whether a label can be printed. */
export function isGenerated(label: Label): boolean {
	const status = statusOf(label);
	if (status === 'cancelled') return false;
	return label.generated_at !== null || !['created', 'paid', 'unknown'].includes(status);
}
