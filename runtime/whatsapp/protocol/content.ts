import {
	choiceContent,
	mediaContent,
	otherContent,
	textContent,
	type Content,
	type ReceivedMediaKind,
} from '../../../domain/documents/content';
import { asNumber, asRecords, asText, asWritten } from '../../client/json';
import { cardsContent } from '../vcard';
import { formAnswers } from '../formAnswers';
import { field, wholeNumber } from './field';

/** What a part of a message says. */
type Reader = (part: unknown) => Content;

function media(kind: ReceivedMediaKind): Reader {
	return (part) =>
		mediaContent({
			// Only where a gateway puts Meta's files into the protocol's dress.
			id: asText(field(part, 'id')),
			kind: kind === 'audio' && field(part, 'ptt') === true ? 'voice' : kind,
			type: asText(field(part, 'mimetype') ?? field(part, 'mime_type')),
			size: wholeNumber(field(part, 'fileLength')),
			caption: asWritten(field(part, 'caption')),
			filename: asWritten(field(part, 'fileName') ?? field(part, 'filename')) ?? asWritten(field(part, 'title')),
		});
}

function location(part: unknown): Content {
	const [latitude, longitude] = ['degreesLatitude', 'degreesLongitude'].map((name) => asNumber(field(part, name)));
	if (latitude === null || latitude === undefined || longitude === null || longitude === undefined) return otherContent('location');
	const [name, address] = ['name', 'address'].map((each) => asWritten(field(part, each)));
	const text = asWritten(field(part, 'caption')) ?? asWritten(field(part, 'comment'));
	return { kind: 'location', text, location: { latitude, longitude, name: name ?? null, address: address ?? null } };
}

function buttonsResponse(part: unknown): Content {
	// One library writes what the protocol has one of many under a name of its own.
	const title = asWritten(field(part, 'selectedDisplayText')) ?? asWritten(field(part, 'Response', 'SelectedDisplayText'));
	return choiceContent('button', { id: asWritten(field(part, 'selectedButtonId')), title });
}

function templateReply(part: unknown): Content {
	return choiceContent('button', { id: asWritten(field(part, 'selectedId')), title: asWritten(field(part, 'selectedDisplayText')) });
}

function listResponse(part: unknown): Content {
	return choiceContent('list', {
		id: asWritten(field(part, 'singleSelectReply', 'selectedRowId')),
		title: asWritten(field(part, 'title')),
	});
}

/** What is chosen under a newer button or list has an id; a form has fields of its own. */
function interactiveResponse(part: unknown): Content {
	const title = asWritten(field(part, 'body', 'text'));
	const flow = field(part, 'nativeFlowResponseMessage') ?? field(part, 'InteractiveResponseMessage', 'NativeFlowResponseMessage');
	const answers = formAnswers(asWritten(field(flow, 'paramsJson')));
	const name = asText(field(flow, 'name'));
	if (name !== null && forms.has(name)) return { kind: 'form', text: null, answers };
	const id = asText(answers.id);
	if (id === null && title === null) return otherContent(name ?? 'interactiveResponse');
	return choiceContent(name === 'single_select' ? 'list' : 'button', { id, title });
}

const forms = new Set(['flow', 'galaxy_message', 'address_message']);

/** Its lines stay at WhatsApp. */
function order(part: unknown): Content {
	const currency = asText(field(part, 'totalCurrencyCode'));
	return { kind: 'order', text: asWritten(field(part, 'message')), order: { currency, lines: [] } };
}

function contacts(part: unknown): Content {
	const cards = asRecords(field(part, 'contacts'));
	return cardsContent((cards.length > 0 ? cards : [part]).map((card) => [field(card, 'vcard'), field(card, 'displayName')]));
}

const readers = new Map<string, Reader>(
	Object.entries({
		conversation: (text: unknown) => textContent(asWritten(text)),
		extendedTextMessage: (part: unknown) => textContent(asWritten(field(part, 'text'))),
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
		reactionMessage: (part: unknown): Content => ({ kind: 'reaction', text: asWritten(field(part, 'text')) }),
		// Encrypted for its chat: what it shows is not told.
		encReactionMessage: (): Content => ({ kind: 'reaction', text: null }),
	}),
);

/** What a part says: a kind that is not known here is `other` under its own name. */
export function contentOf(name: string, part: unknown): Content {
	return readers.get(name)?.(part) ?? otherContent(name.replace(/Message(V\d\w*)?$/, ''));
}
