import type { Content } from './content';
import type { Message } from './message';
import { contact, type Contact, type MessageEvent, type MessageEventKind, type Place } from './messageEvent';
import { maskRecipient } from '../messaging/recipient';

/** What may be waited for, in words that all gateways share; it is the type of the event, too. */
export const messageEventTypes = [
	'message.sent',
	'message.delivered',
	'message.read',
	'message.failed',
	'reply.received',
	'button.pressed',
	'customer.optedOut',
	'customer.optedIn',
	'customer.changedNumber',
	'reaction.received',
	'reply.edited',
	'reply.deleted',
	'call.received',
	'group.message',
	'group.receipt',
	'notice.received',
] as const;

export type MessageEventType = (typeof messageEventTypes)[number];

/** The customer under all names that are known, and the two by which most flows know one. */
export interface Person extends Pick<Contact, 'phone' | 'userId'> {
	contact: Contact;
}

/** What became of a message, and when (ISO 8601). Statuses come late and out of order: `read` may come before `delivered`. */
export type MessageUpdate = Message & Person & { at: string };

/** What somebody said or did. `messageId` is the id in `quoted`, `buttonId` that of `choice`. */
export interface CustomerReply extends Pick<MessageEvent, 'vendor' | 'id' | 'messageId' | 'at'>, Content, Person {
	buttonId: string | null;
	profileName: string | null;
	/** The message that is answered, reacted to, edited or deleted. */
	quoted: { id: string } | null;
	/** Of what is not said to the shop alone. */
	place?: Place;
}

/** A customer wants no more messages, or wants them again. */
export type OptOut = Pick<MessageEvent, 'vendor' | 'id' | 'messageId' | 'reason' | 'at'> &
	Person & {
		text: string | null;
		optedOut: boolean;
		/** `marketing`: by a setting of WhatsApp's, which keeps advertising away and lets news of an order through. */
		scope: 'all' | 'marketing';
	};

/** A customer has other names than before: what is known of the previous ones is true of the new ones. */
export interface NumberChange extends Pick<MessageEvent, 'vendor' | 'id' | 'at'>, Person {
	previous: Contact;
}

/** One of them: `message` with a status, `reply` with what was said, `optOut` with either direction, `numberChange`. */
export interface MessageDocuments {
	message?: MessageUpdate;
	reply?: CustomerReply;
	optOut?: OptOut;
	numberChange?: NumberChange;
}

/** Statuses that say something of the way to the customer. */
const reported: Partial<Record<Message['status'], MessageEventType>> = {
	sent: 'message.sent',
	delivered: 'message.delivered',
	read: 'message.read',
	failed: 'message.failed',
};

const inChat: Record<Exclude<MessageEventKind, 'status'>, MessageEventType> = {
	reply: 'reply.received',
	button: 'button.pressed',
	optOut: 'customer.optedOut',
	optIn: 'customer.optedIn',
	reaction: 'reaction.received',
	edit: 'reply.edited',
	deletion: 'reply.deleted',
	call: 'call.received',
	identity: 'customer.changedNumber',
	notice: 'notice.received',
};

/** Undefined for a status that tells nothing: queued, or a word that nobody knows. */
export function eventTypeOfMessage({ kind, place, status }: MessageEvent): MessageEventType | undefined {
	const type = kind === 'status' ? status !== null && reported[status] : inChat[kind];
	if (!type) return undefined;
	if (place === 'chat' || kind === 'notice') return type;
	return kind === 'status' ? 'group.receipt' : 'group.message';
}

export function messageDocuments(event: MessageEvent): MessageDocuments {
	const { id, vendor, kind, messageId, phone, userId, status, reason, previous, at } = event;
	const person = { phone, userId, contact: contact(event) };
	if (kind === 'status') {
		const name = phone ?? userId ?? event.lid;
		const to = name === null ? '' : maskRecipient(name);
		return { message: { vendor, id: messageId, to, template: null, status: status ?? 'unknown', reason, ...person, at } };
	}
	if (kind === 'identity') return { numberChange: { vendor, id, ...person, previous: previous ?? contact({}), at } };
	if (kind !== 'optOut' && kind !== 'optIn') return { reply: replyOf(event, person) };
	const scope = event.content === null ? 'marketing' : 'all';
	return { optOut: { vendor, id, messageId, ...person, text: event.text, optedOut: kind === 'optOut', scope, reason, at } };
}

function replyOf({ id, vendor, messageId, content, buttonId, profileName, place, at }: MessageEvent, person: Person): CustomerReply {
	return {
		vendor,
		id,
		...(content ?? { kind: 'other', text: null }),
		messageId,
		quoted: messageId === null ? null : { id: messageId },
		...person,
		profileName,
		buttonId,
		...(place === 'chat' ? {} : { place }),
		at,
	};
}
