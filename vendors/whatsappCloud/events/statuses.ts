import { z } from 'zod';
import type { MessageStatus } from '../../../domain/documents/message';
import { messageEvent, type MessageEvent } from '../../../domain/documents/messageEvent';
import type { PassedOver } from '../../../runtime/client/connection';
import { isoTime } from '../../../runtime/webhooks/deliveryBody';
import { readRow } from '../../../runtime/webhooks/readRow';
import { meanings } from '../client/errorCodes';
import { vendor } from '../client/vendor';
import { namesOf } from './incoming';

const word = z.string().nullish().catch(null);

const error = z.object({ code: z.number(), title: word, error_data: z.object({ details: word }).nullish().catch(null) });

const status = z.object({
	id: z.string().min(1),
	status: z.string(),
	timestamp: z.unknown(),
	recipient_id: word,
	recipient_user_id: word,
	recipient_type: word,
	errors: z.array(error).catch([]),
	biz_opaque_callback_data: word,
});

const known = new Map<string, MessageStatus>(
	Object.entries({
		sent: 'sent',
		delivered: 'delivered',
		read: 'read',
		played: 'read',
		failed: 'failed',
	}),
);

/** Meta's code for a person who stopped marketing messages: the failed message tells it, and so does an event of its own. */
const stopped = 131050;

export function statusEvents(row: unknown, receivedAt: string, passedOver?: PassedOver): MessageEvent[] {
	const read = readRow(status, row, '"statuses" of a delivery', passedOver);
	if (read === undefined) return [];
	const {
		id: messageId,
		status: written,
		timestamp,
		recipient_id,
		recipient_user_id,
		recipient_type,
		errors,
		biz_opaque_callback_data,
	} = read;
	const isGroup = recipient_type === 'group';
	const about = {
		vendor: vendor.id,
		messageId,
		...(isGroup ? {} : namesOf(recipient_id, recipient_user_id)),
		place: isGroup ? ('group' as const) : ('chat' as const),
		raw: row,
		correlationId: biz_opaque_callback_data ?? null,
		reason: errors.length > 0 ? errors.map(reasonOf).join('; ') : null,
		at: isoTime(timestamp, 'seconds', receivedAt),
	};
	const event = messageEvent({ ...about, id: `${messageId}:${written}`, kind: 'status', ...statusOf(written, about.reason) });
	const isStopped = errors.some(({ code }) => code === stopped);
	return isStopped ? [event, messageEvent({ ...about, id: `${messageId}:optOut`, kind: 'optOut' })] : [event];
}

function statusOf(written: string, reason: string | null): { status: MessageStatus; reason: string | null } {
	const meaning = known.get(written);
	return meaning === undefined ? { status: 'unknown', reason: reason ?? `Meta calls it "${written}"` } : { status: meaning, reason };
}

function reasonOf({ code, title, error_data }: z.output<typeof error>): string {
	return `${meanings[code]?.message ?? error_data?.details ?? title ?? 'Meta gives only the code of the reason'} (${code})`;
}
