import { z } from 'zod';
import { choiceContent, textContent, type Content } from '../../../domain/documents/content';

const word = z.string().nullish().catch(null);
const captioned = z.object({ caption: word }).nullish().catch(null);

const content = z.object({
	referenceMessageId: word,
	text: z.object({ message: word }).nullish().catch(null),
	image: captioned,
	video: captioned,
	document: captioned,
	buttonsResponseMessage: z.object({ buttonId: word, message: word }).nullish().catch(null),
});

export interface Read {
	content: Content;
	/** The message that it answers. */
	messageId: string | null;
}

export function readContent(payload: Record<string, unknown>): Read {
	const { referenceMessageId, text, image, video, document, buttonsResponseMessage: press } = content.parse(payload);
	return {
		content: press
			? choiceContent('button', { id: press.buttonId ?? null, title: press.message ?? null })
			: textContent(text?.message ?? (image ?? video ?? document)?.caption ?? null),
		messageId: referenceMessageId ?? null,
	};
}
