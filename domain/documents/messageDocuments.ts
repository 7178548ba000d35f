import type { Message } from './message';
import type { MessageEvent } from './messageEvent';
import { maskPhone } from '../values/phone';

/** What may be waited for, in words that all gateways share; it is the type of the event, too. */
export type MessageEventType =
	| 'message.sent'
	| 'message.delivered'
	| 'message.read'
	| 'message.failed'
	| 'reply.received'
	| 'button.pressed'
	| 'customer.optedOut'
	| 'customer.optedIn';

/** Fields of a customer: the phone (E.164) or the business-scoped id is null where the gateway hides it. */
type Person = Pick<MessageEvent, 'phone' | 'userId'>;

/** What became of a message, and when (ISO 8601). Statuses come late and out of order: `read` may come before `delivered`. */
export type MessageUpdate = Message & Person & { at: string };

/** What a customer wrote or pressed. */
export type CustomerReply = Pick<MessageEvent, 'vendor' | 'id' | 'messageId' | 'text' | 'buttonId' | 'at'> & Person;

/** A customer wants no more messages, or wants them again. */
export type OptOut = Pick<MessageEvent, 'vendor' | 'id' | 'messageId' | 'text' | 'reason' | 'at'> & Person & { optedOut: boolean };

/** One of them: `message` with a status, `reply` with a text or a button, `optOut` with either direction. */
export interface MessageDocuments {
	message?: MessageUpdate;
	reply?: CustomerReply;
	optOut?: OptOut;
}

/** Statuses that say something of the way to the customer. */
const reported: Partial<Record<Message['status'], MessageEventType>> = {
	sent: 'message.sent',
	delivered: 'message.delivered',
	read: 'message.read',
	failed: 'message.failed',
};

/** Undefined for a status that tells nothing: queued, or a word that nobody knows. */
export function eventTypeOfMessage({ kind, status }: MessageEvent): MessageEventType | undefined {
	if (kind === 'status') return status === null ? undefined : reported[status];
	const topics = { reply: 'reply.received', button: 'button.pressed', optOut: 'customer.optedOut', optIn: 'customer.optedIn' } as const;
	return topics[kind];
}

export function messageDocuments(event: MessageEvent): MessageDocuments {
	const { id, vendor, kind, messageId, phone, userId, status, reason, text, buttonId, at } = event;
	const person = { phone, userId };
	if (kind === 'status') {
		const to = phone === null ? '' : maskPhone(phone);
		return { message: { vendor, id: messageId, to, template: null, status: status ?? 'unknown', reason, ...person, at } };
	}
	const about = { vendor, id, messageId, ...person, text };
	if (kind === 'reply' || kind === 'button') return { reply: { ...about, buttonId, at } };
	return { optOut: { ...about, optedOut: kind === 'optOut', reason, at } };
}
