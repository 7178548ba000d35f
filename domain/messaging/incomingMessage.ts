import type { Content, ContentKind } from '../documents/content';
import { messageEvent, type Contact, type MessageEvent, type MessageEventKind } from '../documents/messageEvent';
import { isOptOutBy } from './optOut';

export type Incoming = Pick<MessageEvent, 'id' | 'vendor' | 'at'> &
	Partial<Pick<MessageEvent, 'messageId' | 'place' | 'raw'> & Contact> & { content: Content };

/** What somebody said or did: in a chat with the shop it may be an opt-out, elsewhere it is never one. */
export function incomingMessage(incoming: Incoming): MessageEvent {
	// What a channel posts is said to everybody.
	const kind = incoming.place === 'channel' ? 'notice' : kindOf[incoming.content.kind];
	return withOptOut(messageEvent({ ...incoming, kind }), []);
}

/** The same event, or an opt-out where the shop's own words, or those that everybody knows, say so. */
export function withOptOut(event: MessageEvent, ownWords: readonly string[]): MessageEvent {
	const { kind, place, text, buttonId } = event;
	if (place !== 'chat' || !sayable.has(kind)) return event;
	return isOptOutBy(ownWords, text, buttonId) ? { ...event, kind: 'optOut' } : event;
}

/** Who edits a message into an opt-out opts out. */
const sayable: ReadonlySet<MessageEventKind> = new Set(['reply', 'button', 'edit']);

const kindOf: Record<ContentKind, MessageEventKind> = {
	text: 'reply',
	button: 'button',
	list: 'button',
	form: 'reply',
	media: 'reply',
	location: 'reply',
	contact: 'reply',
	order: 'reply',
	reaction: 'reaction',
	edit: 'edit',
	deletion: 'deletion',
	call: 'call',
	other: 'reply',
};
