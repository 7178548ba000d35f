import type { MessageStatus } from './message';

/**
 * - `status`: something became of a message of ours
 * - `reply`: the customer wrote
 * - `button`: the customer pressed a button
 * - `optOut`: the customer wants no more messages, `optIn`: wants them again
 */
export type MessageEventKind = 'status' | 'reply' | 'button' | 'optOut' | 'optIn';

/** What a gateway reports of a message or a customer. */
export interface MessageEvent {
	/** All deliveries of one event share it. */
	id: string;
	vendor: string;
	kind: MessageEventKind;
	/** Our message that it is about: whose status changed, or which was answered; null where the gateway does not say. */
	messageId: string | null;
	/** The customer's, E.164; null where the gateway hides it. */
	phone: string | null;
	/** The business-scoped id of a customer who shows a username instead of the number, e.g. `BR.…`. */
	userId: string | null;
	/** Of a status only. */
	status: MessageStatus | null;
	/** Why a message failed. */
	reason: string | null;
	/** What the customer wrote, or the title of the button; null for a picture without words. */
	text: string | null;
	/** The payload that the shop gave to the button. */
	buttonId: string | null;
	/** As it was given to the message; null where the gateway does not carry it. */
	correlationId: string | null;
	/** ISO 8601. */
	at: string;
}

/** An event of this kind with everything that is not said left null. */
export function messageEvent(event: Pick<MessageEvent, 'id' | 'vendor' | 'kind' | 'at'> & Partial<MessageEvent>): MessageEvent {
	return {
		messageId: null,
		phone: null,
		userId: null,
		status: null,
		reason: null,
		text: null,
		buttonId: null,
		correlationId: null,
		...event,
	};
}
