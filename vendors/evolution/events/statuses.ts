import { z } from 'zod';
import { contact, messageEvent } from '../../../domain/documents/messageEvent';
import { readRow } from '../../../runtime/webhooks/readRow';
import { statusOf } from '../messages/statusWords';
import { vendor } from '../client/vendor';
import { messageKey, whoIn } from './key';
import { isOfficial } from './official';
import type { Reader } from './reader';

const shape = z.object({ keyId: z.string().min(1), fromMe: z.boolean().catch(true), status: z.string() });

/**
 * What became of a message. Of a customer's own message it tells that the shop has read it, which is no news; at an instance with Meta
 * all of them are of the shop's messages, whatever they say. What has a message in it, or no status, is an edit. Evolution tells no time of
 * a status.
 */
export const statusEvent: Reader = (row, { receivedAt: at, passedOver }) => {
	if (row.message !== undefined || (row.keyId !== undefined && row.status === undefined)) return undefined;
	const update = readRow(shape, row, '"messages.update"', passedOver);
	if (update === undefined) return undefined;
	const { keyId: messageId, fromMe, status } = update;
	if (!fromMe && !isOfficial(messageId)) return undefined;
	const key = messageKey.safeParse({ ...row, id: messageId });
	const who = key.success ? whoIn(key.data) : contact({});
	if (!who) return undefined;
	return messageEvent({
		id: `${messageId}:${status}`,
		vendor: vendor.id,
		kind: 'status',
		messageId,
		...who,
		...statusOf(status),
		at,
		raw: row,
	});
};
