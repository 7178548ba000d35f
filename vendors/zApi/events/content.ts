import {
	choiceContent,
	mediaContent,
	otherContent,
	textContent,
	type Content,
	type ReceivedMediaKind,
} from '../../../domain/documents/content';
import { asNumber, asRecord, asRecords, asText, asWritten, isRecord, type Json } from '../../../runtime/client/json';
import { cardsContent } from '../../../runtime/whatsapp/vcard';

/** What the part says that tells the kind; undefined where there is none, and for a pinned message. A kind that is not known here is `other` under its own name. */
export function readContent(payload: Json): Content | undefined {
	const parts = Object.entries(payload).filter(([each, value]) => isRecord(value) && !around.has(each));
	const [name, part] = parts.find(([each]) => readers.has(each)) ?? parts[0] ?? [];
	if (name === undefined) return listed(payload);
	// As little said to the shop as any other setting of the chat.
	if (name === 'pinMessage') return undefined;
	return readers.get(name)?.(asRecord(part)) ?? otherContent(name);
}

/** Stands beside a content: the advertisement that led to it. */
const around = new Set(['externalAdReply', 'profilePicture']);

/** Several cards at once are a list. */
function listed({ contacts }: Json): Content | undefined {
	return Array.isArray(contacts) ? cards(asRecords(contacts)) : undefined;
}

function cards(list: readonly Json[]): Content {
	return cardsContent(list.map(({ vCard, displayName }) => [vCard, displayName]));
}

function file(kind: ReceivedMediaKind, addressField: string): (part: Json) => Content {
	return (part) =>
		mediaContent({
			kind: kind === 'audio' && part.ptt === true ? 'voice' : kind,
			url: asText(part[addressField]),
			type: asText(part.mimeType),
			caption: asWritten(part.caption),
			filename: asWritten(part.fileName) ?? asWritten(part.title),
		});
}

function place({ latitude, longitude, name, address }: Json): Content {
	const at = [asNumber(latitude), asNumber(longitude)] as const;
	if (at[0] === null || at[1] === null) return otherContent('location');
	return {
		kind: 'location',
		text: null,
		location: { latitude: at[0], longitude: at[1], name: asWritten(name), address: asWritten(address) },
	};
}

/** WhatsApp counts money in thousandths. */
function cart({ message, currency, products }: Json): Content {
	const lines = asRecords(products).map(({ retailerId, name, quantity, price }) => {
		const thousandths = asNumber(price);
		return {
			sku: asText(retailerId),
			name: asWritten(name),
			quantity: asNumber(quantity) ?? 1,
			price: thousandths === null ? null : Math.round(thousandths / 10) / 100,
		};
	});
	return { kind: 'order', text: asWritten(message), order: { currency: asText(currency), lines } };
}

const pressed = ({ buttonId, message }: Json) => choiceContent('button', { id: asText(buttonId), title: asWritten(message) });

const readers = new Map<string, (part: Json) => Content>(
	Object.entries({
		text: ({ message }: Json) => textContent(asWritten(message)),
		image: file('image', 'imageUrl'),
		video: file('video', 'videoUrl'),
		audio: file('audio', 'audioUrl'),
		document: file('document', 'documentUrl'),
		sticker: file('sticker', 'stickerUrl'),
		location: place,
		contact: (card: Json) => cards([card]),
		order: cart,
		buttonsResponseMessage: pressed,
		// Of a button that came with an action beside it.
		buttonReply: pressed,
		listResponseMessage: ({ selectedRowId, title, message }: Json) =>
			choiceContent('list', { id: asText(selectedRowId), title: asWritten(title) ?? asWritten(message) }),
		reaction: ({ value }: Json): Content => ({ kind: 'reaction', text: asWritten(value) }),
	}),
);
