import { z } from 'zod';
import type { MessageEvent } from '../../../domain/documents/messageEvent';
import { incomingMessage } from '../../../domain/messaging/incomingMessage';
import { isoTime } from '../../../runtime/webhooks/deliveryBody';
import { readRow } from '../../../runtime/webhooks/readRow';
import { vendor } from '../client/vendor';
import { namesOf } from './incoming';
import type { Around } from './profiles';

const word = z.string().nullish().catch(null);

const call = z.object({ id: z.string().min(1), from: word, from_user_id: word, timestamp: z.unknown(), direction: word });

/** A customer calls; Meta tells of the beginning and of the end under one id. */
export function callEvents(row: unknown, { profiles, receivedAt, passedOver }: Around): MessageEvent[] {
	const read = readRow(call, row, '"calls" of a delivery', passedOver);
	if (read === undefined || read.direction === 'BUSINESS_INITIATED') return [];
	const { id, from, from_user_id, timestamp } = read;
	return [
		incomingMessage({
			id,
			vendor: vendor.id,
			...namesOf(from, from_user_id ?? profiles.userIdOf(from)),
			profileName: profiles.nameOf(from, from_user_id),
			content: { kind: 'call', text: null },
			at: isoTime(timestamp, 'seconds', receivedAt),
			raw: row,
		}),
	];
}
