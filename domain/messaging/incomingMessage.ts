import { messageEvent, type MessageEvent, type MessageEventKind } from '../documents/messageEvent';
import { isOptOut } from './optOut';

export type Incoming = Pick<MessageEvent, 'id' | 'vendor' | 'at' | 'phone' | 'text'> &
	Partial<Pick<MessageEvent, 'messageId' | 'userId' | 'buttonId'>>;

/** What a customer did: wrote, pressed a button (which has an id), or asked for no more messages by either. */
export function incomingMessage(incoming: Incoming): MessageEvent {
	return messageEvent({ ...incoming, kind: kindOf(incoming) });
}

function kindOf({ text, buttonId = null }: Incoming): MessageEventKind {
	if (isOptOut(text, buttonId)) return 'optOut';
	return buttonId === null ? 'reply' : 'button';
}
