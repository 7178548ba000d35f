import { contact, type Contact, type Place } from '../../../domain/documents/messageEvent';
import { phoneOfAccount } from '../../../domain/values/phone';
import { isoTime } from '../../../runtime/webhooks/deliveryBody';
import { readRow } from '../../../runtime/webhooks/readRow';
import { wholeNumber } from '../../../runtime/whatsapp/protocol/field';
import { changeIn, deletionId } from '../../../runtime/whatsapp/protocol/said';
import { vendor } from '../client/vendor';
import { eventOf } from './incoming';
import type { KeptMessage } from './keptMessage';
import { messageKey, whoIn, type MessageKey } from './key';
import type { Reader } from './reader';

/** `messages.edited`: the edit itself, and a deletion too, which is told once more as `messages.delete`, with its person. */
export const editEvent: Reader = async (row, { account, receivedAt, keptMessage, passedOver }) => {
	const change = changeIn(row);
	if (change?.content.kind !== 'edit') return undefined;
	const key = readRow(messageKey, row.key, '"messages.edited"', passedOver);
	if (key === undefined) return undefined;
	const who = key.fromMe ? await editorOf(key, account, keptMessage) : whoIn(key);
	if (!who) return undefined;
	const at = isoTime(wholeNumber(row.timestampMs), 'milliseconds', receivedAt);
	return eventOf(change, { id: key.id, vendor: vendor.id, ...who, at, raw: row });
};

type Who = Contact & { place: Place };

/**
 * The key is as the editor's app wrote it: where a customer edits, the chat is the shop's account and the message `fromMe`, so whose it is
 * says the message that the server has kept. What the shop edited itself names the customer, and is nothing.
 */
async function editorOf(key: MessageKey, account: unknown, keptMessage: KeptMessage): Promise<Who | undefined> {
	const chat = phoneOfAccount(key.remoteJid);
	const isShop = chat !== null && chat === phoneOfAccount(account);
	if (chat !== null && !isShop) return undefined;
	const kept = await keptMessage(key.id);
	if (kept) return kept.key.fromMe ? undefined : whoIn(kept.key, kept.pushName);
	return isShop ? { ...contact({}), place: 'chat' } : undefined;
}

/** `messages.delete`: the key of the message that is gone. It has no time. */
export const deletionEvent: Reader = (row, { receivedAt: at, passedOver }) => {
	const key = readRow(messageKey, row, '"messages.delete"', passedOver);
	if (key === undefined || key.fromMe) return undefined;
	const who = whoIn(key);
	if (!who) return undefined;
	const said = { content: { kind: 'deletion' as const, text: null }, messageId: key.id, changeId: deletionId(key.id) };
	return eventOf(said, { id: key.id, vendor: vendor.id, ...who, at, raw: row });
};
