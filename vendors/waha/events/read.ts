import type { MessageEvent } from '../../../domain/documents/messageEvent';
import type { Delivery } from '../../../domain/ports/eventSource';
import { asRecord } from '../../../runtime/client/json';
import { isoTime, jsonObject } from '../../../runtime/webhooks/deliveryBody';
import { vendor } from '../client/vendor';
import { callEvent } from './calls';
import { deletionEvent, editEvent, reactionEvent } from './changes';
import type { AccountOfLid } from './chat';
import { incomingEvent } from './incoming';
import type { Reader } from './reader';
import { statusEvent } from './statuses';

/** What a verified delivery tells; nothing for events of other kinds and for what the shop itself did. */
export async function read(delivery: Delivery, accountOfLid: AccountOfLid): Promise<MessageEvent[]> {
	const { event, payload, timestamp } = jsonObject(vendor, delivery);
	const reader = readers.get(String(event));
	if (!reader) return [];
	const told = await reader(asRecord(payload), {
		accountOfLid,
		receivedAt: delivery.receivedAt,
		toldAt: isoTime(timestamp, 'milliseconds', delivery.receivedAt),
	});
	return told ? [told] : [];
}

/** `message.any` tells everything of `message` once more, and `message.waiting` is a placeholder. */
const readers = new Map<string, Reader>(
	Object.entries({
		message: incomingEvent,
		'message.reaction': reactionEvent,
		'message.edited': editEvent,
		'message.revoked': deletionEvent,
		'message.ack': statusEvent,
		'message.ack.group': statusEvent,
		'call.received': callEvent,
	}),
);
