import type { MessageEvent } from '../../../domain/documents/messageEvent';
import type { Delivery } from '../../../domain/ports/eventSource';
import type { PassedOver } from '../../../runtime/client/connection';
import { asRecord } from '../../../runtime/client/json';
import { isoTime, jsonObject } from '../../../runtime/webhooks/deliveryBody';
import { isOfAccount } from '../../../runtime/whatsapp/ownAccount';
import { vendor } from '../client/vendor';
import { callEvent } from './calls';
import { deletionEvent, editEvent, reactionEvent } from './changes';
import type { AccountOfLid } from './chat';
import { incomingEvent } from './incoming';
import type { Reader } from './reader';
import { statusEvent } from './statuses';

/**
 * What a verified delivery tells; nothing for events of other kinds or another session, and for what the shop itself did. The sessions of
 * a server may share a key.
 */
export async function read(
	delivery: Delivery,
	accountOfLid: AccountOfLid,
	ownSession?: string,
	passedOver?: PassedOver,
): Promise<MessageEvent[]> {
	const { event, payload, timestamp, session } = jsonObject(vendor, delivery);
	if (!isOfAccount(vendor, ownSession, session)) return [];
	const reader = readers.get(typeof event === 'string' ? event : '');
	if (!reader) return [];
	const told = await reader(asRecord(payload), {
		accountOfLid,
		passedOver,
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
