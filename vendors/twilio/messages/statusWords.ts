import type { MessageStatus } from '../../../domain/documents/message';
import { meanings } from '../client/errorCodes';

const known = new Map<string, MessageStatus>(
	Object.entries({
		accepted: 'queued',
		scheduled: 'queued',
		queued: 'queued',
		sending: 'queued',
		sent: 'sent',
		delivered: 'delivered',
		read: 'read',
		failed: 'failed',
		undelivered: 'failed',
		canceled: 'failed',
	}),
);

/** What Twilio's word for a status means; `code` says why a message failed. */
export function statusOf(word: string, code: number | null): { status: MessageStatus; reason: string | null } {
	const status = known.get(word);
	if (status === undefined) return { status: 'unknown', reason: `Twilio calls it "${word}"` };
	return { status, reason: status === 'failed' ? reasonOf(word, code) : null };
}

function reasonOf(word: string, code: number | null): string {
	if (code === null) return `Twilio calls it "${word}" without giving a reason`;
	return `${meanings[code]?.message ?? 'Twilio gives only the code of the reason'} (${code})`;
}
