import {
	choiceContent,
	mediaContent,
	otherContent,
	textContent,
	type Content,
	type ReceivedMediaKind,
} from '../../../domain/documents/content';
import { formAnswers } from '../../../runtime/whatsapp/formAnswers';

/** What a customer said, told from the fields that come with each kind, and from `MessageType` where there are none. */
export function contentOf(form: URLSearchParams): Content {
	const text = form.get('Body') || null;
	const type = form.get('MessageType') ?? 'text';
	if (form.has('ListId')) return choiceContent('list', { id: form.get('ListId'), title: form.get('ListTitle') ?? text });
	if (form.has('ButtonPayload') || form.has('ButtonText'))
		return choiceContent('button', { id: form.get('ButtonPayload'), title: form.get('ButtonText') ?? text });
	if (form.has('InteractiveData')) return { kind: 'form', text: null, answers: formAnswers(form.get('InteractiveData')) };
	if (form.has('Latitude') && form.has('Longitude')) return locationOf(form);
	if (form.has('MediaUrl0')) return fileOf(form, type, text);
	if (type === 'order') return { kind: 'order', text, order: { currency: null, lines: [] } };
	if (isReaction(form, text)) return { kind: 'reaction', text };
	return type === 'text' || text !== null ? textContent(text) : otherContent(type);
}

function locationOf(form: URLSearchParams): Content {
	const [latitude, longitude] = [Number(form.get('Latitude')), Number(form.get('Longitude'))];
	return { kind: 'location', text: null, location: { latitude, longitude, name: form.get('Label'), address: form.get('Address') } };
}

/** Twilio tells no name and no size. Cards are a file, too. */
function fileOf(form: URLSearchParams, messageType: string, caption: string | null): Content {
	const url = form.get('MediaUrl0')!;
	const type = form.get('MediaContentType0');
	const content = mediaContent({ kind: kindOf(messageType, type ?? ''), id: url.split('/').at(-1) || null, url, type, caption });
	return messageType === 'contacts' || /^text\/(?:x-)?vcard/.test(type ?? '') ? { ...content, kind: 'contact' } : content;
}

function kindOf(messageType: string, mimeType: string): ReceivedMediaKind {
	if (messageType === 'sticker') return 'sticker';
	const main = mimeType.split('/')[0];
	return main === 'image' || main === 'video' || main === 'audio' ? main : 'document';
}

const emoji =
	/^(?:\p{Extended_Pictographic}[\p{Emoji_Modifier}\uFE0F]*(?:\u200D\p{Extended_Pictographic}[\p{Emoji_Modifier}\uFE0F]*)*|\p{Regional_Indicator}{2})$/u;

/** Twilio shows a reaction as a text that is one emoji and answers a message. */
function isReaction(form: URLSearchParams, text: string | null): boolean {
	return form.has('OriginalRepliedMessageSid') && text !== null && emoji.test(text);
}
