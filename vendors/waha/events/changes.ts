import { incomingMessage } from '../../../domain/messaging/incomingMessage';
import { asRecord, asText, asWritten, type Json } from '../../../runtime/client/json';
import { hmac } from '../../../runtime/webhooks/signature';
import { headOf, type Reader } from './reader';
import { idIn, reactedId } from './reference';

export const reactionEvent: Reader = async (payload, around) => {
	const head = await headOf(payload, around);
	const { text, messageId } = asRecord(payload.reaction);
	return (
		head &&
		incomingMessage({ ...head.about, content: { kind: 'reaction', text: asWritten(text) }, messageId: reactedId(head.talk, messageId) })
	);
};

/** GOWS gives every edit an id of its own, the browser's engine that of the message: its text tells one from the next. */
export const editEvent: Reader = async (payload, around) => {
	const head = await headOf(payload, around);
	if (!head) return undefined;
	const text = asWritten(payload.body);
	const messageId = idIn(head.talk, false, asText(payload.editedMessageId) ?? head.about.id);
	const version = hmac('sha256', 'edit', text ?? '')
		.toString('hex')
		.slice(0, 16);
	return incomingMessage({ ...head.about, id: `${head.about.id}:edit:${version}`, content: { kind: 'edit', text }, messageId });
};

export const deletionEvent: Reader = async (payload, around) => {
	const { before, after } = payload;
	const head = await headOf(messageIn(after) ?? messageIn(before) ?? {}, around);
	if (!head) return undefined;
	const messageId = idIn(head.talk, false, asText(payload.revokedMessageId) ?? asText(asRecord(before).id) ?? head.about.id);
	return incomingMessage({ ...head.about, id: `${messageId}:deleted`, content: { kind: 'deletion', text: null }, messageId, raw: payload });
};

function messageIn(part: unknown): Json | undefined {
	const message = asRecord(part);
	return asText(message.id) === null ? undefined : message;
}
