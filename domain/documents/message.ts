/** `unknown`: the answer to the sending was lost, so it may or may not have gone out. */
export type MessageStatus = 'queued' | 'sent' | 'delivered' | 'read' | 'failed' | 'skipped' | 'unknown';

export interface Message {
	vendor: string;
	id: string | null;
	/** Masked: `+55 11 *****-4321`, or `***1234` of an opaque id. */
	to: string;
	template: string | null;
	status: MessageStatus;
	reason: string | null;
}

export interface MessageTemplate {
	name: string;
	/** e.g. `pt_BR` */
	language: string;
	category: string;
	body: string;
	/** In the order of the text. */
	parameters: TemplateParameter[];
	/** What its header shows; absent or `text` for none or a text. */
	header?: 'text' | 'image' | 'video' | 'document';
	/** Its quick reply buttons: their index among all buttons, from 0, and their title. */
	quickReplies?: { index: number; title: string }[];
}

export interface NumberCheck {
	vendor: string;
	/** Masked. */
	phone: string;
	onWhatsApp: boolean;
	/** The gateway's own name of the account, which may lack the ninth digit. */
	whatsAppId: string | null;
}

export interface TemplateParameter {
	/** Of a named parameter; `1`, `2`, … of a positional one of the body, else `header_1`, `button_1`. */
	name: string;
	named: boolean;
	place: 'header' | 'body' | 'url_button';
	/** Of the button, from 0. */
	buttonIndex?: number;
	/** The fixed beginning of the button's address; the parameter is its end. */
	urlPrefix?: string;
}
