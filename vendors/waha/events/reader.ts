import { z } from 'zod';
import type { MessageEvent } from '../../../domain/documents/messageEvent';
import type { Incoming } from '../../../domain/messaging/incomingMessage';
import type { PassedOver } from '../../../runtime/client/connection';
import type { Json } from '../../../runtime/client/json';
import { isoTime } from '../../../runtime/webhooks/deliveryBody';
import { readRow } from '../../../runtime/webhooks/readRow';
import { vendor } from '../client/vendor';
import { chatOf, whoIn, type AccountOfLid } from './chat';
import type { Talk } from './reference';

export interface Around {
	accountOfLid: AccountOfLid;
	passedOver?: PassedOver;
	receivedAt: string;
	/** When the server sent it. */
	toldAt: string;
}

/** What a payload tells; undefined where that is nothing. */
export type Reader = (payload: Json, around: Around) => Promise<MessageEvent | undefined>;

const head = z.object({ id: z.string().min(1), from: z.string(), fromMe: z.boolean().catch(false), timestamp: z.unknown() });

/** What every message has around its content. */
export interface Head {
	about: Omit<Incoming, 'content'>;
	talk: Talk;
}

/** Undefined for what the shop itself wrote, and for a chat that is nobody's. */
export async function headOf(payload: Json, { accountOfLid, receivedAt, passedOver }: Around): Promise<Head | undefined> {
	const read = readRow(head, payload, '"message"', passedOver);
	if (read === undefined || read.fromMe) return undefined;
	const { id, from, timestamp } = read;
	const chat = await chatOf(from, payload, accountOfLid);
	if (!chat) return undefined;
	const who = whoIn(chat);
	const at = isoTime(timestamp, 'seconds', receivedAt);
	return { about: { id, vendor: vendor.id, ...who, at, raw: payload }, talk: { chat, from } };
}
