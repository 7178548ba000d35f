import { contact, type Contact, type Place } from '../../../domain/documents/messageEvent';
import { phoneOfAccount } from '../../../domain/values/phone';
import { isoTime } from '../../../runtime/webhooks/deliveryBody';
import { wholeNumber } from '../../../runtime/whatsapp/protocol/field';
import { changeIn, deletionId } from '../../../runtime/whatsapp/protocol/said';
import { vendor } from '../client/vendor';
import { eventOf } from './incoming';
import { messageKey, whoIn, type MessageKey } from './key';
import type { Reader } from './reader';

/** `messages.edited`: the edit itself, and a deletion too, which is told once more as `messages.delete`, with its person. */
export const editEvent: Reader = (row, { account, receivedAt }) => {
	const key = messageKey.safeParse(row.key);
	const change = changeIn(row);
	if (!key.success || change?.content.kind !== 'edit') return undefined;
	const who = editorOf(key.data, account);
	if (!who) return undefined;
	return eventOf(change, {
		id: key.data.id,
		vendor: vendor.id,
		...who,
		at: isoTime(wholeNumber(row.timestampMs), 'milliseconds', receivedAt),
		raw: row,
	});
};

/**
 * The key is the editor's own: where a customer edits, most servers name the shop's account as the chat and call the message theirs
 * (`fromMe`), so nobody knows who it is. What the shop edited itself names the customer, and is nothing.
 */
function editorOf(key: MessageKey, account: unknown): (Contact & { place: Place }) | undefined {
	if (!key.fromMe) return whoIn(key);
	const [chat, own] = [phoneOfAccount(key.remoteJid), phoneOfAccount(account)];
	return chat !== null && chat === own ? { ...contact({}), place: 'chat' } : undefined;
}

/** `messages.delete`: the key of the message that is gone. It has no time. */
export const deletionEvent: Reader = (row, { receivedAt: at }) => {
	const key = messageKey.safeParse(row);
	if (!key.success || key.data.fromMe) return undefined;
	const who = whoIn(key.data);
	if (!who) return undefined;
	const said = { content: { kind: 'deletion' as const, text: null }, messageId: key.data.id, changeId: deletionId(key.data.id) };
	return eventOf(said, { id: key.data.id, vendor: vendor.id, ...who, at, raw: row });
};
