import type { MessageStatus } from '../../../domain/documents/message';

const known = new Map<string, MessageStatus>(
	Object.entries({
		ERROR: 'failed',
		PENDING: 'queued',
		SERVER: 'sent',
		DEVICE: 'delivered',
		READ: 'read',
		PLAYED: 'read',
	}),
);

/** What WAHA's word for an acknowledgement means. */
export function statusOf(word: string): { status: MessageStatus; reason: string | null } {
	const status = known.get(word);
	if (status === 'failed') return { status, reason: 'WhatsApp did not accept the message' };
	return status === undefined ? { status: 'unknown', reason: `WAHA calls it "${word}"` } : { status, reason: null };
}
