import { z } from 'zod';
import { incomingMessage } from '../../../domain/messaging/incomingMessage';
import { readRow } from '../../../runtime/webhooks/readRow';
import { contactOf } from '../../../runtime/whatsapp/accountNames';
import { vendor } from '../client/vendor';
import type { Reader } from './reader';

const call = z.object({
	id: z.string().min(1),
	from: z.unknown(),
	callerPn: z.unknown(),
	status: z.string(),
	isGroup: z.boolean().catch(false),
	date: z.unknown(),
});

/** A call rings, and then it is not answered: one call. What the shop's own phone does with it is no news. */
const ringing = new Set(['offer', 'ringing', 'timeout']);

export const callEvent: Reader = (row, { receivedAt, passedOver }) => {
	const read = readRow(call, row, '"call"', passedOver);
	if (read === undefined || !ringing.has(read.status)) return undefined;
	const { id, from, callerPn, isGroup, date } = read;
	return incomingMessage({
		id,
		vendor: vendor.id,
		place: isGroup ? 'group' : 'chat',
		...contactOf([from, callerPn]),
		content: { kind: 'call', text: null },
		at: writtenTime(date) ?? receivedAt,
		raw: row,
	});
};

/** ISO 8601; undefined for anything that is no date. */
function writtenTime(date: unknown): string | undefined {
	const ms = typeof date === 'string' ? Date.parse(date) : Number.NaN;
	return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
}
