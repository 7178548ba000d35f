import type { PassedOver } from '../../../runtime/client/connection';
import { readRow } from '../../../runtime/webhooks/readRow';
import { z } from 'zod';
import { incomingMessage } from '../../../domain/messaging/incomingMessage';
import { messageEvent, type MessageEvent } from '../../../domain/documents/messageEvent';
import { phoneOfAccount } from '../../../domain/values/phone';
import type { Delivery } from '../../../domain/ports/eventSource';
import { isoTime } from '../../../runtime/webhooks/deliveryBody';
import { isOfAccount } from '../../../runtime/whatsapp/ownAccount';
import { statusOf } from '../messages/statusWords';
import { vendor } from '../client/vendor';
import { readContent } from './content';
import { payloadOf } from './payload';

const word = z.string().nullish().catch(null);

const update = z.object({ keyId: z.string().min(1), remoteJid: word, fromMe: z.boolean().catch(true), status: z.string() });

const upsert = z.object({
	/** A chat may be named by an id that hides the number (`…@lid`); the other name then stands beside it. */
	key: z.object({ id: z.string().min(1), remoteJid: z.string(), remoteJidAlt: word, fromMe: z.boolean().catch(false) }),
	message: z.record(z.unknown()).nullish().catch(null),
	messageTimestamp: z.unknown(),
});

/**
 * What a verified delivery tells; nothing for events of other kinds or another instance, of groups, and of what the shop itself wrote.
 * The token proves the server, not the body.
 */
export function read(delivery: Delivery, instanceName?: string, passedOver?: PassedOver): MessageEvent[] {
	const { event, data, instance } = payloadOf(delivery);
	if (!isOfAccount(vendor, instanceName, instance)) return [];
	const rows = [data].flat();
	if (event === 'messages.update') return rows.flatMap((row) => statusEvent(row, delivery, passedOver));
	return event === 'messages.upsert' ? rows.flatMap((row) => incomingEvent(row, delivery, passedOver)) : [];
}

/** Evolution tells no time of a status. */
function statusEvent(row: unknown, { receivedAt: at }: Delivery, passedOver?: PassedOver): MessageEvent[] {
	const one = readRow(update, row, '"messages.update"', passedOver);
	if (!one?.fromMe) return [];
	const { keyId: messageId, remoteJid, status } = one;
	const phone = phoneOfAccount(remoteJid);
	return [messageEvent({ id: `${messageId}:${status}`, vendor: vendor.id, kind: 'status', messageId, phone, ...statusOf(status), at })];
}

function incomingEvent(row: unknown, { receivedAt }: Delivery, passedOver?: PassedOver): MessageEvent[] {
	const one = readRow(upsert, row, '"messages.upsert"', passedOver);
	if (one === undefined || one.key.fromMe) return [];
	const { key, message, messageTimestamp } = one;
	if (!/@(s\.whatsapp\.net|c\.us|lid)$/.test(key.remoteJid)) return [];
	const phone = phoneOfAccount(key.remoteJid) ?? phoneOfAccount(key.remoteJidAlt);
	const at = isoTime(messageTimestamp, 'seconds', receivedAt);
	return [incomingMessage({ id: key.id, vendor: vendor.id, phone, at, ...readContent(message ?? {}) })];
}
