/**
 * What somebody did in a chat. `button` and `list` are choices, `form` a filled form, `contact` cards of people, `order` a cart; `other` is
 * what a gateway names and nobody here knows.
 */
export type ContentKind =
	| 'text'
	| 'button'
	| 'list'
	| 'form'
	| 'media'
	| 'location'
	| 'contact'
	| 'order'
	| 'reaction'
	| 'edit'
	| 'deletion'
	| 'call'
	| 'other';

/** A button, or a row of a list. */
export interface Choice {
	/** What the shop gave to it; null where the gateway does not carry it. */
	id: string | null;
	title: string | null;
}

export type ReceivedMediaKind = 'image' | 'video' | 'voice' | 'audio' | 'document' | 'sticker';

/** A file of a customer's; what the gateway does not say is null. */
export interface ReceivedMedia {
	/** By which the gateway hands the file out; null where the message's own id or `url` does. */
	id: string | null;
	/** Where the file is, for gateways that keep it under an address. */
	url: string | null;
	kind: ReceivedMediaKind;
	/** e.g. `image/jpeg` */
	type: string | null;
	/** In bytes. */
	size: number | null;
	caption: string | null;
	filename: string | null;
}

export interface Location {
	latitude: number;
	longitude: number;
	name: string | null;
	address: string | null;
}

/** A card that was sent; the phone E.164 where it can be read, else as it stands there. */
export interface ContactCard {
	name: string | null;
	phone: string | null;
}

export interface CartLine {
	/** The shop's own code of the goods. */
	sku: string | null;
	name: string | null;
	quantity: number;
	/** Of one piece. */
	price: number | null;
}

export interface Cart {
	/** ISO 4217, e.g. `BRL`. */
	currency: string | null;
	lines: CartLine[];
}

/** What was said: `text` is what a person reads of it, the part that goes with the kind stands beside it. */
export interface Content {
	kind: ContentKind;
	/** Written, a caption, the title of a choice, the note of a cart, the emoji of a reaction (null: taken back), the new text of an edit. */
	text: string | null;
	/** Of `other`: the gateway's own word. */
	name?: string;
	choice?: Choice;
	media?: ReceivedMedia;
	location?: Location;
	contacts?: ContactCard[];
	order?: Cart;
	/** Of a form, by field. */
	answers?: Record<string, unknown>;
}

export function textContent(text: string | null): Content {
	return { kind: 'text', text };
}

export function choiceContent(kind: 'button' | 'list', choice: Choice): Content {
	return { kind, text: choice.title, choice };
}

/** A file with everything that is not said left null. */
export function mediaContent(media: Pick<ReceivedMedia, 'kind'> & Partial<ReceivedMedia>): Content {
	const whole = { id: null, url: null, type: null, size: null, caption: null, filename: null, ...media };
	return { kind: 'media', text: whole.caption, media: whole };
}

export function otherContent(name: string): Content {
	return { kind: 'other', text: null, name };
}
