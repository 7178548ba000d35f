import { z } from 'zod';
import type { Content } from '../../../domain/documents/content';
import { messageEvent } from '../../../domain/documents/messageEvent';
import { incomingMessage, type Incoming } from '../../../domain/messaging/incomingMessage';
import { isoTime } from '../../../runtime/webhooks/deliveryBody';
import { readRow } from '../../../runtime/webhooks/readRow';
import { asText, type Json } from '../../../runtime/client/json';
import { field } from '../../../runtime/whatsapp/protocol/field';
import { vendor } from '../client/vendor';
import { readContent } from './content';
import { who, whoIn, type Reader } from './reader';

const word = z.string().nullish().catch(null);
const flag = z.boolean().nullish().catch(null);

const received = who.extend({
	messageId: z.string().min(1),
	momment: z.unknown(),
	fromMe: flag,
	waitingMessage: flag,
	isEdit: flag,
	referenceMessageId: word,
	notification: word,
	callId: word,
});

type Received = z.output<typeof received>;

/** What somebody said or did; nothing for a placeholder (`waitingMessage`), whose content comes later under the same id. */
export const incomingEvent: Reader = (payload, receivedAt, passedOver) => {
	const read = readRow(received, payload, '"ReceivedCallback"', passedOver);
	if (read === undefined || read.fromMe || read.waitingMessage) return [];
	const { messageId: id, momment, notification } = read;
	const at = isoTime(momment, 'milliseconds', receivedAt);
	const about = { id, vendor: vendor.id, ...whoIn(read), at, raw: payload };
	if (notification) return notified(notification, read, about);
	const content = readContent(payload);
	if (!content) return [];
	return [read.isEdit ? edited(content, read, about) : said(content, read, about, payload)];
};

type About = Omit<Incoming, 'content'>;

function said(content: Content, { referenceMessageId }: Received, about: About, payload: Json) {
	const target = content.kind === 'reaction' ? asText(field(payload, 'reaction', 'referencedMessage', 'messageId')) : null;
	return incomingMessage({ ...about, content, messageId: target ?? referenceMessageId ?? null });
}

/** Another version of the same message under its id: its time tells it from the versions before. */
function edited({ text }: Content, { messageId, momment }: Received, about: About) {
	return incomingMessage({ ...about, id: `${messageId}:edit:${asText(momment) ?? ''}`, content: { kind: 'edit', text }, messageId });
}

/** News that no person wrote: a call, that a message is gone, changes of groups and channels. */
function notified(notification: string, { messageId, callId }: Received, about: About) {
	if (notification.startsWith('CALL_'))
		return [incomingMessage({ ...about, id: callId || messageId, content: { kind: 'call', text: null } })];
	if (notification === 'REVOKE')
		return [incomingMessage({ ...about, id: `${messageId}:deleted`, content: { kind: 'deletion', text: null }, messageId })];
	if (placeholders.has(notification)) return [];
	return [messageEvent({ ...about, kind: 'notice', content: { kind: 'other', text: null, name: notification } })];
}

/** They stand where a message should be that cannot be read yet. */
const placeholders = new Set(['CIPHERTEXT']);
