import { z } from 'zod';
import {
	choiceContent,
	mediaContent,
	otherContent,
	textContent,
	type Cart,
	type Choice,
	type ContactCard,
	type Content,
	type Location,
	type ReceivedMediaKind,
} from '../../../domain/documents/content';
import { phoneOfAccount, readPhone } from '../../../domain/values/phone';
import { asRecord, isRecord, type Json } from '../../../runtime/client/json';
import { formAnswers } from '../../../runtime/whatsapp/formAnswers';

const word = z.string().nullish().catch(null);

/** What was said in a message of Meta's, by its type; a type that is not known here is `other`. */
export function contentOf(message: Json): Content {
	const type = typeof message.type === 'string' ? message.type : '';
	return Object.hasOwn(readers, type) ? readers[type]!(message[type], message) : otherContent(type || 'untyped');
}

/** The id of the message that is reacted to, edited or deleted. */
export function targetOf(message: Json): string | null {
	const { message_id, original_message_id } = targets.parse(asRecord(message[String(message.type)]));
	return message_id ?? original_message_id ?? null;
}

const targets = z.object({ message_id: word, original_message_id: word });

const readers: Readonly<Record<string, (part: unknown, message: Json) => Content>> = {
	text: (part) => textContent(body.parse(part).body ?? null),
	image: media('image'),
	video: media('video'),
	document: media('document'),
	sticker: media('sticker'),
	audio: (part) => media(asRecord(part).voice === true ? 'voice' : 'audio')(part),
	location: (part) => locationContent(place.parse(part)),
	contacts: (part) => ({ kind: 'contact', text: null, contacts: cards.parse(part).map(toCard) }),
	order: (part) => orderContent(order.parse(part)),
	reaction: (part) => ({ kind: 'reaction', text: emoji.parse(part).emoji || null }),
	edit: (part) => ({ kind: 'edit', text: contentOf(asRecord(asRecord(part).message)).text }),
	revoke: () => ({ kind: 'deletion', text: null }),
	// A button of a template has a payload, one of a message an id; both were given by the shop.
	button: (part) => {
		const { payload, text } = press.parse(part);
		return choiceContent('button', { id: payload ?? null, title: text ?? null });
	},
	interactive: (part) => interactiveContent(asRecord(part)),
	unsupported: (part) => otherContent(named.parse(part).type ?? 'unsupported'),
};

const body = z.object({ body: word }).catch({ body: null });
const named = z.object({ type: word }).catch({ type: null });
const emoji = z.object({ emoji: word }).catch({ emoji: null });
const press = z.object({ payload: word, text: word }).catch({ payload: null, text: null });

const file = z.object({
	id: word,
	mime_type: word,
	file_size: z.coerce.number().positive().nullish().catch(null),
	caption: word,
	filename: word,
});

/** The address that stands beside the id is good for five minutes: the file is asked for by the id. */
function media(kind: ReceivedMediaKind): (part: unknown) => Content {
	return (part) => {
		const { id, mime_type, file_size, caption, filename } = file.parse(asRecord(part));
		return mediaContent({
			kind,
			id: id ?? null,
			type: mime_type ?? null,
			size: file_size ?? null,
			caption: caption ?? null,
			filename: filename ?? null,
		});
	};
}

const place = z.object({ latitude: z.coerce.number(), longitude: z.coerce.number(), name: word, address: word }).nullable().catch(null);

function locationContent(read: z.output<typeof place>): Content {
	if (read === null) return otherContent('location');
	const location: Location = { ...read, name: read.name ?? null, address: read.address ?? null };
	return { kind: 'location', text: null, location };
}

const cards = z
	.array(
		z.object({
			name: z.object({ formatted_name: word }).nullish().catch(null),
			phones: z.array(z.object({ phone: word, wa_id: word })).catch([]),
		}),
	)
	.catch([]);

function toCard({ name, phones: [first] }: z.output<typeof cards>[number]): ContactCard {
	const reading = readPhone(first?.phone ?? null);
	const written = reading.valid ? reading.e164 : (first?.phone ?? null);
	return { name: name?.formatted_name ?? null, phone: phoneOfAccount(first?.wa_id) ?? written };
}

const order = z
	.object({
		text: word,
		product_items: z.array(
			z.object({
				product_retailer_id: word,
				quantity: z.coerce.number().catch(1),
				item_price: z.coerce.number().nullish().catch(null),
				currency: word,
			}),
		),
	})
	.catch({ text: null, product_items: [] });

function orderContent({ text, product_items }: z.output<typeof order>): Content {
	const lines = product_items.map(({ product_retailer_id, quantity, item_price }) => ({
		sku: product_retailer_id ?? null,
		name: null,
		quantity,
		price: item_price ?? null,
	}));
	const cart: Cart = { currency: product_items[0]?.currency ?? null, lines };
	return { kind: 'order', text: text || null, order: cart };
}

const chosen = z.object({ id: word, title: word });

function interactiveContent(part: Json): Content {
	if (isRecord(part.button_reply)) return choiceContent('button', choiceOf(part.button_reply));
	if (isRecord(part.list_reply)) return choiceContent('list', choiceOf(part.list_reply));
	if (isRecord(part.nfm_reply)) return formContent(part.nfm_reply);
	return otherContent(named.parse(part).type ?? 'interactive');
}

function choiceOf(part: Json): Choice {
	const { id, title } = chosen.parse(part);
	return { id: id ?? null, title: title ?? null };
}

function formContent({ response_json }: Json): Content {
	return { kind: 'form', text: null, answers: formAnswers(response_json) };
}
