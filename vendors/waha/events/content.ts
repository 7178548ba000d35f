import { choiceContent, otherContent, textContent, type Content } from '../../../domain/documents/content';
import { asNumber, asRecord, asText, asWritten, type Json } from '../../../runtime/client/json';
import { field } from '../../../runtime/whatsapp/protocol/field';
import { isCopy } from '../../../runtime/whatsapp/protocol/part';
import { saidIn } from '../../../runtime/whatsapp/protocol/said';
import { cardsContent } from '../../../runtime/whatsapp/vcard';
import { fileIn } from './file';

/**
 * What a message says: WAHA itself tells texts, files, places and cards; what was chosen or filled in stands in the engine's own words.
 * Undefined where nobody says anything: a placeholder, news of the system, a picture once more.
 */
export function readContent(payload: Json): Content | undefined {
	const { _data, location, vCards } = payload;
	const message = field(_data, 'message');
	if (isCopy(message)) return undefined;
	const body = asWritten(payload.body);
	const file = fileIn(payload, body);
	if (file) return file;
	if (location !== null && location !== undefined) return placeIn(asRecord(location));
	if (Array.isArray(vCards) && vCards.length > 0) return cardsContent(vCards.map((card) => [card, null]));
	return message === undefined ? saidInBrowser(asRecord(_data), body) : saidByEngine(message, body);
}

/** The name and the address are one text of two lines. */
function placeIn({ latitude, longitude, description }: Json): Content {
	const place = [asNumber(latitude), asNumber(longitude)] as const;
	if (place[0] === null || place[1] === null) return otherContent('location');
	const [name = null, ...address] = (asText(description) ?? '').split('\n').filter((line) => line !== '');
	return { kind: 'location', text: null, location: { latitude: place[0], longitude: place[1], name, address: address.join('\n') || null } };
}

/** GOWS and NOWEB have the protocol's own message; where it is left empty the body is what is known. */
function saidByEngine(message: unknown, body: string | null): Content | undefined {
	const said = saidIn(message);
	if (said) return said.content.kind === 'text' ? textContent(said.content.text ?? body) : said.content;
	return body === null ? undefined : textContent(body);
}

/** WEBJS tells by the type that WhatsApp Web gives to a message. */
function saidInBrowser(data: Json, body: string | null): Content | undefined {
	const type = asText(data.type) ?? 'chat';
	const reader = browserReaders.get(type);
	if (reader) return reader(data, body);
	if (silentTypes.has(type)) return undefined;
	if (body !== null) return textContent(body);
	return type === 'chat' ? undefined : otherContent(type);
}

const browserReaders = new Map<string, (data: Json, body: string | null) => Content>(
	Object.entries({
		list_response: ({ listResponse }: Json, body: string | null) =>
			choiceContent('list', {
				id: asText(field(listResponse, 'singleSelectReply', 'selectedRowId')),
				title: asText(field(listResponse, 'title')) ?? body,
			}),
		buttons_response: ({ selectedButtonId }: Json, title: string | null) =>
			choiceContent('button', { id: asText(selectedButtonId), title }),
		template_button_reply: ({ selectedId }: Json, title: string | null) => choiceContent('button', { id: asText(selectedId), title }),
		order: (_data: Json, text: string | null): Content => ({ kind: 'order', text, order: { currency: null, lines: [] } }),
	}),
);

/** News of the system, and what has an event of its own. */
const silentTypes = new Set([
	'ciphertext',
	'e2e_notification',
	'notification',
	'notification_template',
	'group_notification',
	'broadcast_notification',
	'gp2',
	'call_log',
	'protocol',
	'pinned_message',
	'keep_in_chat',
	'album',
	'reaction',
	'revoked',
	'debug',
]);
