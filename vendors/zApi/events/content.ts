import { z } from 'zod';

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

export interface Content {
	text: string | null;
	buttonId: string | null;
	/** The message that it answers. */
	messageId: string | null;
}

export function readContent(payload: Record<string, unknown>): Content {
	const { referenceMessageId, text, image, video, document, buttonsResponseMessage: press } = content.parse(payload);
	return {
		text: press?.message ?? text?.message ?? (image ?? video ?? document)?.caption ?? null,
		buttonId: press?.buttonId ?? null,
		messageId: referenceMessageId ?? null,
	};
}
