import { asText, type Json } from '../../../runtime/client/json';
import { contactOf } from '../../../runtime/whatsapp/accountNames';
import { bareId, chatInId, fullId, isOwnId } from '../messages/messageId';
import type { Chat } from './chat';

/** Where a message refers to another one. */
export interface Talk {
	chat: Chat;
	/** The chat as the payload names it. */
	from: string;
}

/** The id of a message of this chat: the shop's as the node put it on the item, a customer's as the trigger told it. */
export function idIn({ chat, from }: Talk, isOwn: boolean, id: string): string {
	return fullId(isOwn, isOwn ? chat.name : from, bareId(id));
}

/** The message that is answered: engines write the bare id and whose it is, or the whole one. */
export function answeredId(talk: Talk, { id, participant }: Json): string | null {
	const written = asText(id);
	if (written === null) return null;
	const isOwn = chatInId(written) === undefined ? !isCustomer(talk, participant) : isOwnId(written);
	return idIn(talk, isOwn, written);
}

/** The message that is reacted to. GOWS writes it from the customer's side: there the chat is the shop's account, and `false` the shop's. */
export function reactedId(talk: Talk, messageId: unknown): string | null {
	const written = asText(messageId);
	if (written === null) return null;
	const chat = chatInId(written);
	if (chat === undefined) return idIn(talk, true, written);
	const isOurSide = [talk.from, talk.chat.name, talk.chat.lid].includes(chat);
	return idIn(talk, isOwnId(written) === isOurSide, written);
}

function isCustomer({ chat }: Talk, participant: unknown): boolean {
	const { phone, lid } = contactOf([participant]);
	return (phone !== null && phone === chat.phone) || (lid !== null && lid === chat.lid);
}
