import type { PassedOver } from '../../../runtime/client/connection';
import { readRow } from '../../../runtime/webhooks/readRow';
import { z } from 'zod';
import { messageEvent, type MessageEvent } from '../../../domain/documents/messageEvent';
import { isoTime } from '../../../runtime/webhooks/deliveryBody';
import { hmac } from '../../../runtime/webhooks/signature';
import { vendor } from '../client/vendor';
import { namesOf } from './incoming';

const word = z.string().nullish().catch(null);

const preference = z.object({
	wa_id: word,
	user_id: word,
	value: z.enum(['stop', 'resume']),
	timestamp: z.unknown(),
	detail: word,
});

/** A person stops marketing messages in WhatsApp itself, or takes that back. Meta gives such an event no id. */
export function preferenceEvents(row: unknown, receivedAt: string, passedOver?: PassedOver): MessageEvent[] {
	const read = readRow(preference, row, '"user_preferences" of a delivery', passedOver);
	if (read === undefined) return [];
	const { wa_id, user_id, value, timestamp, detail } = read;
	const name = hmac('sha256', 'preference', JSON.stringify([wa_id, user_id, value, timestamp]))
		.toString('hex')
		.slice(0, 32);
	return [
		messageEvent({
			id: `preference:${name}`,
			vendor: vendor.id,
			kind: value === 'stop' ? 'optOut' : 'optIn',
			...namesOf(wa_id, user_id),
			reason: detail ?? null,
			at: isoTime(timestamp, 'seconds', receivedAt),
			raw: row,
		}),
	];
}
