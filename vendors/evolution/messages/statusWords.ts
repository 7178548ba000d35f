import type { MessageStatus } from '../../../domain/documents/message';

const known = new Map<string, MessageStatus>(
	Object.entries({
		PENDING: 'queued',
		SERVER_ACK: 'sent',
		DELIVERY_ACK: 'delivered',
		READ: 'read',
		PLAYED: 'read',
		ERROR: 'failed',
		// Of an instance whose number is at Meta.
		ACCEPTED: 'queued',
		SENT: 'sent',
		DELIVERED: 'delivered',
		FAILED: 'failed',
	}),
);

/** What Evolution's word for a status means. */
export function statusOf(word: string): { status: MessageStatus; reason: string | null } {
	const status = known.get(word);
	if (status === 'failed') return { status, reason: 'WhatsApp did not accept the message' };
	return status === undefined ? { status: 'unknown', reason: `Evolution API calls it "${word}"` } : { status, reason: null };
}
