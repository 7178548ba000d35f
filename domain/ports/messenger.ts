import type { ReceivedMedia } from '../documents/content';
import type { Message, MessageTemplate, NumberCheck } from '../documents/message';

export interface OutgoingMessage {
	/** E.164; or, as the gateway's entry says by `answersBy`, the opaque id of somebody who wrote and hides the number. */
	to: string;
	/** Comes back with every status of the message. */
	correlationId: string;
}

export interface TemplateMessage extends OutgoingMessage {
	template: MessageTemplate;
	/** By parameter name. */
	values: Record<string, string>;
	/** What a template with a picture, a video or a document in its header shows there. */
	header?: Media;
	/** What comes back when the customer presses a quick reply button, by the button's index from 0. */
	buttonPayloads?: Record<number, string>;
}

export interface TextMessage extends OutgoingMessage {
	text: string;
}

export type MediaKind = 'image' | 'document' | 'video' | 'audio';

/** A file: where it can be fetched, under which id the gateway has it, or its bytes. */
export interface Media {
	kind: MediaKind;
	source: { link: string } | { id: string } | { bytes: Buffer };
	/** e.g. `application/pdf` */
	mimeType: string | null;
	fileName: string | null;
}

export interface MediaMessage extends OutgoingMessage {
	media: Media;
	caption: string | null;
}

export interface ButtonsMessage extends OutgoingMessage {
	text: string;
	/** 1 to 3; a title has 20 characters at most. */
	buttons: { id: string; title: string }[];
}

/** A file that a customer sent, as `reply.media` names it, and the message (`reply.id`) that it came with. */
export interface MediaReference extends Pick<ReceivedMedia, 'id' | 'url' | 'type' | 'filename'> {
	messageId: string;
}

export interface MediaFile {
	bytes: Buffer;
	/** As the gateway says; null where it does not. */
	mimeType: string | null;
	fileName: string | null;
}

/** A gateway that reaches people on WhatsApp. What it cannot do it does not have. */
export interface Messenger {
	sendText(message: TextMessage): Promise<Message>;
	/** Absent where the gateway knows no templates. */
	sendTemplate?(message: TemplateMessage): Promise<Message>;
	/** The approved templates: those of a few minutes ago, or as of now. */
	templates?(asOfNow?: boolean): Promise<MessageTemplate[]>;
	sendMedia?(message: MediaMessage): Promise<Message>;
	sendButtons?(message: ButtonsMessage): Promise<Message>;
	/** Whether a number (E.164) is on WhatsApp. */
	checkNumber?(phone: string): Promise<NumberCheck>;
	/** What has become of a message. */
	status?(id: string): Promise<Message>;
	/** The file that a customer sent. */
	downloadMedia?(media: MediaReference): Promise<MediaFile>;
}
