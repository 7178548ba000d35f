import { z } from 'zod';
import { messageEvent, type MessageEvent } from '../../../domain/documents/messageEvent';
import { incomingMessage } from '../../../domain/messaging/incomingMessage';
import { isoTime } from '../../../runtime/webhooks/deliveryBody';
import { readRow } from '../../../runtime/webhooks/readRow';
import { wholeNumber } from '../../../runtime/whatsapp/protocol/field';
import { quotedIn } from '../../../runtime/whatsapp/protocol/part';
import { saidIn, type Said } from '../../../runtime/whatsapp/protocol/said';
import { vendor } from '../client/vendor';
import { messageKey, whoIn } from './key';
import { isOfficial, saidOfficially } from './official';
import type { Reader } from './reader';

const upsert = z.object({
	key: messageKey,
	pushName: z.unknown(),
	message: z.record(z.unknown()).nullish().catch(null),
	messageType: z.string().catch(''),
	messageTimestamp: z.unknown(),
});

/** What somebody said or did; nothing for a placeholder, whose content comes later under the same id. */
export const incomingEvent: Reader = (row, { receivedAt, passedOver }) => {
	const read = readRow(upsert, row, '"messages.upsert"', passedOver);
	if (read === undefined || read.key.fromMe) return undefined;
	const { key, pushName, messageTimestamp } = read;
	const who = whoIn(key, pushName);
	const said = saidWith(read);
	if (!who || !said) return undefined;
	const about = { id: key.id, vendor: vendor.id, ...who, at: isoTime(wholeNumber(messageTimestamp), 'seconds', receivedAt), raw: row };
	// Beside a plain text the server keeps what it answers on the row.
	return said === 'notice'
		? messageEvent({ ...about, kind: 'notice' })
		: eventOf({ ...said, messageId: said.messageId ?? quotedIn(row) }, about);
};

function saidWith({ key, message, messageType }: z.output<typeof upsert>): Said | 'notice' | undefined {
	return (isOfficial(key.id) && message ? saidOfficially(messageType, message) : undefined) ?? saidIn(message);
}

/** A change has a name of its own, which its other tellings share. */
export function eventOf(
	{ content, messageId, changeId }: Said,
	about: Omit<Parameters<typeof incomingMessage>[0], 'content'>,
): MessageEvent {
	return incomingMessage({ ...about, id: changeId ?? about.id, content, messageId });
}
