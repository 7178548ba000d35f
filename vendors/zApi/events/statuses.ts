import { z } from 'zod';
import type { MessageStatus } from '../../../domain/documents/message';
import { messageEvent } from '../../../domain/documents/messageEvent';
import { isoTime } from '../../../runtime/webhooks/deliveryBody';
import { readRow } from '../../../runtime/webhooks/readRow';
import { vendor } from '../client/vendor';
import { who, whoIn, type Reader } from './reader';

const word = z.string().nullish().catch(null);

const status = who.extend({ status: z.string(), ids: z.array(z.string().min(1)), momment: z.unknown() });

const failure = who.extend({ messageId: z.string().min(1), error: z.string().min(1), errorCode: word, momment: z.unknown() });

/** `READ_BY_ME` is what the shop read. */
const known = new Map<string, MessageStatus>(Object.entries({ SENT: 'sent', RECEIVED: 'delivered', READ: 'read', PLAYED: 'read' }));

export const statusEvents: Reader = (payload, receivedAt, passedOver) => {
	const read = readRow(status, payload, '"MessageStatusCallback"', passedOver);
	if (read === undefined || read.status === 'READ_BY_ME') return [];
	const { status: written, ids, momment } = read;
	const meaning = known.get(written);
	return ids.map((messageId) =>
		messageEvent({
			id: `${messageId}:${written}`,
			vendor: vendor.id,
			kind: 'status',
			messageId,
			...whoIn(read),
			status: meaning ?? 'unknown',
			reason: meaning === undefined ? `Z-API calls it "${written}"` : null,
			at: isoTime(momment, 'milliseconds', receivedAt),
			raw: payload,
		}),
	);
};

/** That a message left the queue is told again as the status `SENT`; that it could not is told here alone. */
export const failureEvent: Reader = (payload, receivedAt, passedOver) => {
	if (payload.error === undefined || payload.error === null || payload.error === '') return [];
	const read = readRow(failure, payload, '"DeliveryCallback"', passedOver);
	if (read === undefined) return [];
	const { messageId, error, errorCode, momment } = read;
	return [
		messageEvent({
			id: `${messageId}:failed`,
			vendor: vendor.id,
			kind: 'status',
			messageId,
			...whoIn(read),
			status: 'failed',
			reason: errorCode ? `${error} (${errorCode})` : error,
			at: isoTime(momment, 'milliseconds', receivedAt),
			raw: payload,
		}),
	];
};
