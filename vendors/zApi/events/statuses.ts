import { z } from 'zod';
import type { MessageStatus } from '../../../domain/documents/message';
import { messageEvent } from '../../../domain/documents/messageEvent';
import { isoTime } from '../../../runtime/webhooks/deliveryBody';
import { vendor } from '../client/vendor';
import { who, whoIn, type Reader } from './reader';

const word = z.string().nullish().catch(null);

const status = who.extend({ status: z.string(), ids: z.array(z.string().min(1)), momment: z.unknown() });

const failure = who.extend({ messageId: z.string().min(1), error: z.string().min(1), errorCode: word, momment: z.unknown() });

/** `READ_BY_ME` is what the shop read. */
const known = new Map<string, MessageStatus>(Object.entries({ SENT: 'sent', RECEIVED: 'delivered', READ: 'read', PLAYED: 'read' }));

export const statusEvents: Reader = (payload, receivedAt) => {
	const result = status.safeParse(payload);
	if (!result.success || result.data.status === 'READ_BY_ME') return [];
	const { status: written, ids, momment } = result.data;
	const meaning = known.get(written);
	return ids.map((messageId) =>
		messageEvent({
			id: `${messageId}:${written}`,
			vendor: vendor.id,
			kind: 'status',
			messageId,
			...whoIn(result.data),
			status: meaning ?? 'unknown',
			reason: meaning === undefined ? `Z-API calls it "${written}"` : null,
			at: isoTime(momment, 'milliseconds', receivedAt),
			raw: payload,
		}),
	);
};

/** That a message left the queue is told again as the status `SENT`; that it could not is told here alone. */
export const failureEvent: Reader = (payload, receivedAt) => {
	const result = failure.safeParse(payload);
	if (!result.success) return [];
	const { messageId, error, errorCode, momment } = result.data;
	return [
		messageEvent({
			id: `${messageId}:failed`,
			vendor: vendor.id,
			kind: 'status',
			messageId,
			...whoIn(result.data),
			status: 'failed',
			reason: errorCode ? `${error} (${errorCode})` : error,
			at: isoTime(momment, 'milliseconds', receivedAt),
			raw: payload,
		}),
	];
};
