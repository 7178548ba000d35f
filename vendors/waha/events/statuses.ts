import { z } from 'zod';
import { messageEvent } from '../../../domain/documents/messageEvent';
import { readRow } from '../../../runtime/webhooks/readRow';
import { statusOf } from '../messages/ack';
import { chatInId } from '../messages/messageId';
import { vendor } from '../client/vendor';
import { chatOf, whoIn } from './chat';
import type { Reader } from './reader';
import { idIn } from './reference';

const ack = z.object({ id: z.string().min(1), fromMe: z.boolean().catch(true), ackName: z.string() });

/** A message may have been sent to the phone and be acknowledged under the linked id: the id is the one that the node put on the item. */
export const statusEvent: Reader = async (payload, { accountOfLid, toldAt: at, passedOver }) => {
	const read = readRow(ack, payload, '"message.ack"', passedOver);
	if (!read?.fromMe) return undefined;
	const { id, ackName } = read;
	const from = chatInId(id);
	const chat = from === undefined ? undefined : await chatOf(from, payload, accountOfLid);
	if (!chat || from === undefined) return undefined;
	const who = whoIn(chat);
	const messageId = who.place === 'chat' ? idIn({ chat, from }, true, id) : id;
	return messageEvent({
		id: `${messageId}:${ackName}`,
		vendor: vendor.id,
		kind: 'status',
		messageId,
		...who,
		...statusOf(ackName),
		at,
		raw: payload,
	});
};
