import { z } from 'zod';
import { incomingMessage } from '../../../domain/messaging/incomingMessage';
import { asRecord } from '../../../runtime/client/json';
import { isoTime } from '../../../runtime/webhooks/deliveryBody';
import { readRow } from '../../../runtime/webhooks/readRow';
import { field } from '../../../runtime/whatsapp/protocol/field';
import { vendor } from '../client/vendor';
import { chatOf, whoIn } from './chat';
import type { Reader } from './reader';

const call = z.object({ id: z.string().min(1), from: z.string(), isGroup: z.boolean().catch(false), timestamp: z.unknown() });

export const callEvent: Reader = async (payload, { accountOfLid, receivedAt, passedOver }) => {
	const read = readRow(call, payload, '"call.received"', passedOver);
	if (read === undefined) return undefined;
	const { id, from, isGroup, timestamp } = read;
	const chat = await chatOf(from, { _data: { SenderAlt: field(asRecord(payload._data), 'CallCreatorAlt') } }, accountOfLid);
	if (!chat) return undefined;
	const who = whoIn(chat);
	return incomingMessage({
		id,
		vendor: vendor.id,
		...who,
		place: isGroup ? 'group' : who.place,
		content: { kind: 'call', text: null },
		at: isoTime(timestamp, 'seconds', receivedAt),
		raw: payload,
	});
};
