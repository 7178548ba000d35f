import type { Message, MessageTemplate } from '../message';

export interface OutgoingMessage {
	/** E.164. */
	to: string;
	/** Comes back with every status of the message. */
	correlationId: string;
}

export interface TemplateMessage extends OutgoingMessage {
	template: MessageTemplate;
	/** By parameter name. */
	values: Record<string, string>;
}

export interface TextMessage extends OutgoingMessage {
	text: string;
}

/** A gateway that reaches people on WhatsApp. */
export interface Messenger {
	sendText(message: TextMessage): Promise<Message>;
	/** Absent where the gateway knows no templates. */
	sendTemplate?(message: TemplateMessage): Promise<Message>;
	/** The approved templates. */
	templates?(): Promise<MessageTemplate[]>;
}
