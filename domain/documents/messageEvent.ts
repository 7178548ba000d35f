import type { Content } from './content';
import type { MessageStatus } from './message';

/**
 * - `status`: something became of a message of ours
 * - `reply`: the customer said something, `button`: chose a button or a row of a list
 * - `optOut`: the customer wants no more messages, `optIn`: wants them again
 * - `reaction`, `edit`, `deletion`, `call`: what is done in a chat without saying anything new
 * - `identity`: the customer has another number or another opaque id
 * - `notice`: news that no person said, e.g. of a channel
 */
export type MessageEventKind =
	| 'status'
	| 'reply'
	| 'button'
	| 'optOut'
	| 'optIn'
	| 'reaction'
	| 'edit'
	| 'deletion'
	| 'call'
	| 'identity'
	| 'notice';

/** The names that WhatsApp has for one person; null where the gateway does not tell one. */
export interface Contact {
	/** E.164. */
	phone: string | null;
	/** The business-scoped id of a customer who shows a username instead of the number, e.g. `BR.…`. */
	userId: string | null;
	/** The linked id by which WhatsApp hides a number, e.g. `103899771998284@lid`. */
	lid: string | null;
	profileName: string | null;
}

/** Where something was said: only a `chat` is between a person and the shop. */
export type Place = 'chat' | 'group' | 'status' | 'channel';

/** What a gateway reports of a message or a customer. */
export interface MessageEvent extends Contact {
	/** All deliveries of one event share it; an edit has another one than what it edits. */
	id: string;
	vendor: string;
	kind: MessageEventKind;
	place: Place;
	/** The message that it is about: whose status changed, which was answered, reacted to, edited or deleted; null where the gateway does not say. */
	messageId: string | null;
	/** Of a status only. */
	status: MessageStatus | null;
	/** Why a message failed. */
	reason: string | null;
	/** What was said; null for what is not said, such as a status. */
	content: Content | null;
	/** Of the content. */
	text: string | null;
	/** The id of the choice in the content. */
	buttonId: string | null;
	/** The names that the person had before, of `identity`. */
	previous: Contact | null;
	/** As it was given to the message; null where the gateway does not carry it. */
	correlationId: string | null;
	/** ISO 8601. */
	at: string;
	/** The gateway's own payload of this event, without its secrets; not a whole batch. */
	raw: unknown;
}

const nobody: Contact = { phone: null, userId: null, lid: null, profileName: null };

/** An event of this kind with everything that is not said left null. */
export function messageEvent(
	event: Pick<MessageEvent, 'id' | 'vendor' | 'kind' | 'at'> & Partial<Omit<MessageEvent, 'text' | 'buttonId'>>,
): MessageEvent {
	const { content = null } = event;
	return {
		place: 'chat',
		messageId: null,
		...nobody,
		status: null,
		reason: null,
		content,
		text: content?.text ?? null,
		buttonId: content?.choice?.id ?? null,
		previous: null,
		correlationId: null,
		raw: null,
		...event,
	};
}

/** The names alone, with those that are not known left null. */
export function contact(names: Partial<Contact>): Contact {
	const { phone, userId, lid, profileName } = { ...nobody, ...names };
	return { phone, userId, lid, profileName };
}
