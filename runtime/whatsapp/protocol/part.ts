import { asRecord, asText, isRecord, type Json } from '../../client/json';
import { field } from './field';

/** The one part of a message that says something: `['conversation', 'Oi']`, `['imageMessage', {…}]`. */
export interface Part {
	name: string;
	value: unknown;
	/** The message that is answered; null where none is. */
	quotedId: string | null;
}

/** What stands beside the content: keys of the encryption, the context, and what gateways add of their own. */
const beside = new Set([
	'messageContextInfo',
	'senderKeyDistributionMessage',
	'fastRatchetKeySenderKeyDistributionMessage',
	'contextInfo',
	'base64',
	'mediaUrl',
	'speechToText',
	'documentText',
]);

/**
 * Takes everything off that is wrapped around a message's content: a disappearing chat, view once, a document with words, an edited
 * message, one of another device, and whatever wrapper is invented tomorrow. All of them hold a `message` one level down. Undefined
 * where nothing is in it.
 */
export function partOf(message: unknown, depth = 0): Part | undefined {
	const record = asRecord(message);
	const parts = Object.entries(record).filter(
		([name, value]) => !beside.has(name) && value !== null && value !== undefined && value !== '',
	);
	const found = parts.find(([name]) => contentNames.test(name)) ?? parts[0];
	if (!found || depth > deepest) return undefined;
	const [name, value] = found;
	const inside = field(value, 'message');
	const inner = isRecord(inside) ? partOf(inside, depth + 1) : { name, value, quotedId: null };
	return inner && { ...inner, quotedId: inner.quotedId ?? quotedIn(asRecord(value)) ?? quotedIn(record) };
}

/**
 * A picture or a video that came a moment before and is sent once more: in full size, in another encoding, or as the film that goes with a
 * photo (`MessageAssociation` of the protocol; one library writes its words, the other its numbers).
 */
export function isCopy(message: unknown, depth = 0): boolean {
	const record = asRecord(message);
	const type = field(record, 'messageContextInfo', 'messageAssociation', 'associationType');
	if (copies.test(String(type))) return true;
	return depth < deepest && Object.values(record).some((value) => isCopy(asRecord(value).message, depth + 1));
}

const copies = /^(?:5|10|12|19|\w+_DUAL_UPLOAD|MOTION_PHOTO)$/;

/** How the protocol names contents. */
const contentNames = /^conversation$|Message(?:V\d\w*)?$/;

/** No app wraps deeper; a forged delivery may. */
const deepest = 10;

/** What `contextInfo` names as answered. */
export function quotedIn(of: Json): string | null {
	return asText(field(of, 'contextInfo', 'stanzaId'));
}
