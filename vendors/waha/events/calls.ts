import { z } from 'zod';
import { incomingMessage } from '../../../domain/messaging/incomingMessage';
import { asRecord } from '../../../runtime/client/json';
import { isoTime } from '../../../runtime/webhooks/deliveryBody';
import { field } from '../../../runtime/whatsapp/protocol/field';
import { vendor } from '../client/vendor';
import { chatOf, whoIn } from './chat';
import type { Reader } from './reader';

const call = z.object({ id: z.string().min(1), from: z.string(), isGroup: z.boolean().catch(false), timestamp: z.unknown() });

export const callEvent: Reader = async (payload, { accountOfLid, receivedAt }) => {
	const result = call.safeParse(payload);
	if (!result.success) return undefined;
	const { id, from, isGroup, timestamp } = result.data;
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
