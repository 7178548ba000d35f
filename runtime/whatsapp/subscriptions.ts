import type { MessageEventType } from '../../domain/documents/messageDocuments';

/** What may come by a gateway's event that tells of messages. */
export const saidInMessages: readonly MessageEventType[] = [
	'reply.received',
	'button.pressed',
	'customer.optedOut',
	'group.message',
	'notice.received',
];

export const toldOfSent: readonly MessageEventType[] = [
	'message.sent',
	'message.delivered',
	'message.read',
	'message.failed',
	'group.receipt',
];

/** Opt-outs are heard whether a flow waits for them or not: nobody who wants silence is written to. */
export const heardAnyway: MessageEventType = 'customer.optedOut';

/** The gateway's own events that bring what a trigger asks for; `brings` says what comes by each. */
export function eventsFor(topics: readonly string[], brings: Readonly<Record<string, readonly MessageEventType[]>>): string[] {
	return Object.keys(brings).filter((event) => brings[event]!.some((type) => topics.includes(type)));
}
