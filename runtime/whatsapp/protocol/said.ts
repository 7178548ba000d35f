import type { Content } from '../../../domain/documents/content';
import { asText } from '../../client/json';
import { contentOf } from './content';
import { field, wholeNumber } from './field';
import { isCopy, partOf } from './part';

/** What a message of WhatsApp's own protocol says. */
export interface Said {
	content: Content;
	/** The message that is answered, reacted to, edited or deleted. */
	messageId: string | null;
	/** Of what changes another message: the name that all tellings of the change share. */
	changeId?: string;
}

/** Undefined for what nobody says: a placeholder, keys, a pinned message, a setting of the chat, a copy of a picture. */
export function saidIn(message: unknown): Said | undefined {
	const part = partOf(message);
	if (!part || silent.has(part.name) || isCopy(message)) return undefined;
	const { name, value, quotedId } = part;
	if (name === 'protocolMessage') return changeIn(value);
	// An edit whose text WhatsApp has encrypted once more, for the app alone.
	if (name === 'secretEncryptedMessage') return { content: { kind: 'edit', text: null }, messageId: targetOf(value) };
	const content = contentOf(name, value);
	return { content, messageId: content.kind === 'reaction' ? targetOf(value) : quotedId };
}

/** An album is followed by its pictures, each a message of its own. */
const silent = new Set([
	'placeholderMessage',
	'albumMessage',
	'pinInChatMessage',
	'keepInChatMessage',
	'call',
	// So spelled by WhatsApp: the log of a call, which is told by itself.
	'callLogMesssage',
	'encCommentMessage',
	'messageHistoryBundle',
	'messageHistoryNotice',
]);

/** A message about another one: its new text, or that it is taken back. Undefined for the settings that come the same way. */
export function changeIn(protocol: unknown): Said | undefined {
	const messageId = targetOf(protocol);
	const type = field(protocol, 'type');
	if (messageId === null) return undefined;
	if (type === 'REVOKE' || type === 0) return { content: { kind: 'deletion', text: null }, messageId, changeId: deletionId(messageId) };
	const edited = partOf(field(protocol, 'editedMessage'));
	if (!edited) return undefined;
	const version = wholeNumber(field(protocol, 'timestampMs')) ?? 0;
	return {
		content: { kind: 'edit', text: contentOf(edited.name, edited.value).text },
		messageId,
		changeId: `${messageId}:edit:${version}`,
	};
}

export function deletionId(messageId: string): string {
	return `${messageId}:deleted`;
}

function targetOf(value: unknown): string | null {
	return asText(field(value, 'key', 'id') ?? field(value, 'targetMessageKey', 'id'));
}
