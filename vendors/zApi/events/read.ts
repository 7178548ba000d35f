import type { PassedOver } from '../../../runtime/client/connection';
import { readRow } from '../../../runtime/webhooks/readRow';
import { z } from 'zod';
import { incomingMessage } from '../../../domain/messaging/incomingMessage';
import type { MessageStatus } from '../../../domain/documents/message';
import { messageEvent, type MessageEvent } from '../../../domain/documents/messageEvent';
import { phoneOfAccount } from '../../../domain/values/phone';
import type { Delivery } from '../../../domain/ports/eventSource';
import { isoTime, jsonObject } from '../../../runtime/webhooks/deliveryBody';
import { isOfAccount } from '../../../runtime/whatsapp/ownAccount';
import { vendor } from '../client/vendor';
import { readContent } from './content';

const word = z.string().nullish().catch(null);
const flag = z.boolean().nullish().catch(null);

const status = z.object({ status: z.string(), ids: z.array(z.string().min(1)), phone: word, momment: z.unknown(), isGroup: flag });

const failure = z.object({ messageId: z.string().min(1), error: z.string().min(1), errorCode: word, phone: word, momment: z.unknown() });

const received = z.object({
	messageId: z.string().min(1),
	phone: word,
	momment: z.unknown(),
	fromMe: flag,
	isGroup: flag,
	isNewsletter: flag,
	broadcast: flag,
});

/** What a verified delivery tells; nothing for events of other kinds or another instance, of groups, and of what the shop itself wrote. */
export function read(delivery: Delivery, instanceId?: string, passedOver?: PassedOver): MessageEvent[] {
	const payload = jsonObject(vendor, delivery);
	if (!isOfAccount(vendor, instanceId, payload.instanceId)) return [];
	return readers.get(typeof payload.type === 'string' ? payload.type : '')?.(payload, delivery, passedOver) ?? [];
}

type Reader = (payload: Record<string, unknown>, delivery: Delivery, passedOver?: PassedOver) => MessageEvent[];

const readers = new Map<string, Reader>(
	Object.entries({
		MessageStatusCallback: statusEvents,
		DeliveryCallback: failureEvents,
		ReceivedCallback: incomingEvents,
	}),
);

/** `READ_BY_ME` is what the shop read. */
const known = new Map<string, MessageStatus>(Object.entries({ SENT: 'sent', RECEIVED: 'delivered', READ: 'read', PLAYED: 'read' }));

function statusEvents(payload: Record<string, unknown>, { receivedAt }: Delivery, passedOver?: PassedOver): MessageEvent[] {
	const one = readRow(status, payload, '"MessageStatusCallback"', passedOver);
	if (one === undefined || one.isGroup || one.status === 'READ_BY_ME') return [];
	const { status: written, ids, phone, momment } = one;
	const meaning = known.get(written);
	return ids.map((messageId) =>
		messageEvent({
			id: `${messageId}:${written}`,
			vendor: vendor.id,
			kind: 'status',
			messageId,
			phone: phoneOfAccount(phone),
			status: meaning ?? 'unknown',
			reason: meaning === undefined ? `Z-API calls it "${written}"` : null,
			at: isoTime(momment, 'milliseconds', receivedAt),
		}),
	);
}

/** That a message left the queue is told again as the status `SENT`; that it could not is told here alone. */
function failureEvents(payload: Record<string, unknown>, { receivedAt }: Delivery, passedOver?: PassedOver): MessageEvent[] {
	if (payload.error === undefined || payload.error === null || payload.error === '') return [];
	const one = readRow(failure, payload, '"DeliveryCallback"', passedOver);
	if (one === undefined) return [];
	const { messageId, error, errorCode, phone, momment } = one;
	return [
		messageEvent({
			id: `${messageId}:failed`,
			vendor: vendor.id,
			kind: 'status',
			messageId,
			phone: phoneOfAccount(phone),
			status: 'failed',
			reason: errorCode ? `${error} (${errorCode})` : error,
			at: isoTime(momment, 'milliseconds', receivedAt),
		}),
	];
}

function incomingEvents(payload: Record<string, unknown>, { receivedAt }: Delivery, passedOver?: PassedOver): MessageEvent[] {
	const one = readRow(received, payload, '"ReceivedCallback"', passedOver);
	if (one === undefined) return [];
	const { messageId, phone, momment, fromMe, isGroup, isNewsletter, broadcast } = one;
	if (fromMe || isGroup || isNewsletter || broadcast) return [];
	const at = isoTime(momment, 'milliseconds', receivedAt);
	return [incomingMessage({ id: messageId, vendor: vendor.id, phone: phoneOfAccount(phone), at, ...readContent(payload) })];
}
