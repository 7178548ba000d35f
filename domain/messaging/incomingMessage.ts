import { messageEvent, type MessageEvent, type MessageEventKind } from '../documents/messageEvent';
import { isOptOutBy } from './optOut';

export type Incoming = Pick<MessageEvent, 'id' | 'vendor' | 'at' | 'phone' | 'text'> &
	Partial<Pick<MessageEvent, 'messageId' | 'userId' | 'buttonId'>>;

/** What a customer did: wrote, pressed a button (which has an id), or asked for no more messages by either. The shop may have words of its own for that. */
export function incomingMessage(incoming: Incoming, ownOptOutWords: readonly string[] = []): MessageEvent {
	return messageEvent({ ...incoming, kind: kindOf(incoming, ownOptOutWords) });
}

function kindOf({ text, buttonId = null }: Incoming, ownOptOutWords: readonly string[]): MessageEventKind {
	if (isOptOutBy(ownOptOutWords, text, buttonId)) return 'optOut';
	return buttonId === null ? 'reply' : 'button';
}
