import {
	choiceContent,
	mediaContent,
	otherContent,
	textContent,
	type Content,
	type ReceivedMediaKind,
} from '../../../domain/documents/content';
import { asNumber, asRecord, asRecords, asText } from '../../client/json';
import { parseJson } from '../../webhooks/deliveryBody';
import { cardsContent } from '../vcard';
import { field, wholeNumber } from './field';

/** What a part of a message says. */
type Reader = (part: unknown) => Content;

/** A text as it was written; null for none. */
function words(value: unknown): string | null {
	return typeof value === 'string' && value !== '' ? value : null;
}

function media(kind: ReceivedMediaKind): Reader {
	return (part) =>
		mediaContent({
			// Only where a gateway puts Meta's files into the protocol's dress.
			id: asText(field(part, 'id')),
			kind: kind === 'audio' && field(part, 'ptt') === true ? 'voice' : kind,
			type: asText(field(part, 'mimetype') ?? field(part, 'mime_type')),
			size: wholeNumber(field(part, 'fileLength')),
			caption: words(field(part, 'caption')),
			filename: words(field(part, 'fileName') ?? field(part, 'filename')) ?? words(field(part, 'title')),
		});
}

function location(part: unknown): Content {
	const [latitude, longitude] = ['degreesLatitude', 'degreesLongitude'].map((name) => asNumber(field(part, name)));
	if (latitude === null || latitude === undefined || longitude === null || longitude === undefined) return otherContent('location');
	const [name, address] = ['name', 'address'].map((each) => words(field(part, each)));
	const text = words(field(part, 'caption')) ?? words(field(part, 'comment'));
	return { kind: 'location', text, location: { latitude, longitude, name: name ?? null, address: address ?? null } };
}

function buttonsResponse(part: unknown): Content {
	// One library writes what the protocol has one of many under a name of its own.
	const title = words(field(part, 'selectedDisplayText')) ?? words(field(part, 'Response', 'SelectedDisplayText'));
	return choiceContent('button', { id: words(field(part, 'selectedButtonId')), title });
}

function templateReply(part: unknown): Content {
	return choiceContent('button', { id: words(field(part, 'selectedId')), title: words(field(part, 'selectedDisplayText')) });
}

function listResponse(part: unknown): Content {
	return choiceContent('list', { id: words(field(part, 'singleSelectReply', 'selectedRowId')), title: words(field(part, 'title')) });
}

/** What is chosen under a newer button or list has an id; a form has fields of its own. */
function interactiveResponse(part: unknown): Content {
	const title = words(field(part, 'body', 'text'));
	const flow = field(part, 'nativeFlowResponseMessage') ?? field(part, 'InteractiveResponseMessage', 'NativeFlowResponseMessage');
	const { flow_token: _token, ...answers } = asRecord(parseJson(words(field(flow, 'paramsJson')) ?? ''));
	const name = asText(field(flow, 'name'));
	if (name !== null && forms.has(name)) return { kind: 'form', text: null, answers };
	const id = asText(answers.id);
	if (id === null && title === null) return otherContent(name ?? 'interactiveResponse');
	return choiceContent(name === 'single_select' ? 'list' : 'button', { id, title });
}

const forms = new Set(['galaxy_message', 'address_message']);

/** Its lines stay at WhatsApp. */
function order(part: unknown): Content {
	const currency = asText(field(part, 'totalCurrencyCode'));
	return { kind: 'order', text: words(field(part, 'message')), order: { currency, lines: [] } };
}

function contacts(part: unknown): Content {
	const cards = asRecords(field(part, 'contacts'));
	return cardsContent((cards.length > 0 ? cards : [part]).map((card) => [field(card, 'vcard'), field(card, 'displayName')]));
}

const readers = new Map<string, Reader>(
	Object.entries({
		conversation: (text: unknown) => textContent(words(text)),
		extendedTextMessage: (part: unknown) => textContent(words(field(part, 'text'))),
		imageMessage: media('image'),
		videoMessage: media('video'),
		ptvMessage: media('video'),
		audioMessage: media('audio'),
		documentMessage: media('document'),
		stickerMessage: media('sticker'),
		locationMessage: location,
		liveLocationMessage: location,
		contactMessage: contacts,
		contactsArrayMessage: contacts,
		buttonsResponseMessage: buttonsResponse,
		templateButtonReplyMessage: templateReply,
		listResponseMessage: listResponse,
		interactiveResponseMessage: interactiveResponse,
		orderMessage: order,
		reactionMessage: (part: unknown): Content => ({ kind: 'reaction', text: words(field(part, 'text')) }),
		// Encrypted for its chat: what it shows is not told.
		encReactionMessage: (): Content => ({ kind: 'reaction', text: null }),
	}),
);

/** What a part says: a kind that is not known here is `other` under its own name. */
export function contentOf(name: string, part: unknown): Content {
	return readers.get(name)?.(part) ?? otherContent(name.replace(/Message(V\d\w*)?$/, ''));
}
