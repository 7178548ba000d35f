import { z } from 'zod';
import { choiceContent, textContent, type Content } from '../../../domain/documents/content';

const word = z.string().nullish().catch(null);
const context = z.object({ stanzaId: word }).nullish().catch(null);
const worded = z.object({ text: word, caption: word, contextInfo: context }).nullish().catch(null);

/** The parts of a message of WhatsApp's multi-device protocol that carry words, an answer to one of ours, or the press of a button. */
const content = z.object({
	conversation: word,
	extendedTextMessage: worded,
	imageMessage: worded,
	videoMessage: worded,
	documentMessage: worded,
	buttonsResponseMessage: z.object({ selectedButtonId: word, selectedDisplayText: word, contextInfo: context }).nullish().catch(null),
	templateButtonReplyMessage: z.object({ selectedId: word, selectedDisplayText: word, contextInfo: context }).nullish().catch(null),
});

export interface Read {
	content: Content;
	/** The message that it answers. */
	messageId: string | null;
}

export function readContent(message: Record<string, unknown>): Read {
	const { conversation, buttonsResponseMessage, templateButtonReplyMessage, ...others } = content.parse(message);
	const press = templateButtonReplyMessage ?? buttonsResponseMessage;
	const written = Object.values(others).find((part) => part !== null && part !== undefined);
	const id = templateButtonReplyMessage?.selectedId ?? buttonsResponseMessage?.selectedButtonId ?? null;
	return {
		content: press
			? choiceContent('button', { id, title: press.selectedDisplayText ?? null })
			: textContent(conversation ?? written?.text ?? written?.caption ?? null),
		messageId: (press ?? written)?.contextInfo?.stanzaId ?? null,
	};
}
