import type { PassedOver } from '../../../runtime/client/connection';
import { readRow } from '../../../runtime/webhooks/readRow';
import { z } from 'zod';
import { incomingMessage } from '../../../domain/messaging/incomingMessage';
import { messageEvent, type MessageEvent } from '../../../domain/documents/messageEvent';
import { phoneOfAccount } from '../../../domain/values/phone';
import type { Delivery } from '../../../domain/ports/eventSource';
import { isoTime, jsonObject } from '../../../runtime/webhooks/deliveryBody';
import { isOfAccount } from '../../../runtime/whatsapp/ownAccount';
import { statusOf } from '../messages/ack';
import { chatInId } from '../messages/messageId';
import { vendor } from '../client/vendor';

const word = z.string().nullish().catch(null);

const ack = z.object({ id: z.string().min(1), fromMe: z.boolean().catch(true), ackName: z.string() });

const message = z.object({
	id: z.string().min(1),
	from: z.string(),
	fromMe: z.boolean().catch(false),
	body: word,
	timestamp: z.unknown(),
	replyTo: z.object({ id: word }).nullish().catch(null),
});

/**
 * What a verified delivery tells; nothing for events of other kinds or another session, of groups, and of what the shop itself wrote. The
 * sessions of a server may share a key.
 */
export function read(delivery: Delivery, ownSession?: string, passedOver?: PassedOver): MessageEvent[] {
	const { event, payload, timestamp, session } = jsonObject(vendor, delivery);
	if (!isOfAccount(vendor, ownSession, session)) return [];
	if (event === 'message.ack') return statusEvent(payload, isoTime(timestamp, 'milliseconds', delivery.receivedAt), passedOver);
	return event === 'message' ? incomingEvent(payload, delivery.receivedAt, passedOver) : [];
}

function statusEvent(payload: unknown, at: string, passedOver?: PassedOver): MessageEvent[] {
	const one = readRow(ack, payload, '"message.ack"', passedOver);
	if (!one?.fromMe) return [];
	const { id: messageId, ackName } = one;
	const phone = phoneOfAccount(chatInId(messageId));
	return [messageEvent({ id: `${messageId}:${ackName}`, vendor: vendor.id, kind: 'status', messageId, phone, ...statusOf(ackName), at })];
}

function incomingEvent(payload: unknown, receivedAt: string, passedOver?: PassedOver): MessageEvent[] {
	const one = readRow(message, payload, '"message"', passedOver);
	if (one === undefined || one.fromMe || !/@(c\.us|s\.whatsapp\.net|lid)$/.test(one.from)) return [];
	const { id, from, body, timestamp, replyTo } = one;
	const at = isoTime(timestamp, 'seconds', receivedAt);
	return [incomingMessage({ id, vendor: vendor.id, phone: phoneOfAccount(from), text: body || null, messageId: replyTo?.id ?? null, at })];
}
