import { callEvent } from './calls';
import { deletionEvent, editEvent } from './changes';
import { incomingEvent } from './incoming';
import { payloadOf } from './payload';
import { statusEvent } from './statuses';
import type { MessageEvent } from '../../../domain/documents/messageEvent';
import type { Delivery } from '../../../domain/ports/eventSource';
import { asRecord } from '../../../runtime/client/json';
import type { Reader } from './reader';

/** What a verified delivery tells; nothing for events of other kinds and for what the shop itself did. */
export function read(delivery: Delivery): MessageEvent[] {
	const payload = payloadOf(delivery);
	const reader = readers.get(String(payload.event));
	if (!reader) return [];
	const around = { account: payload.sender, receivedAt: delivery.receivedAt };
	return [payload.data].flat().flatMap((row) => reader(asRecord(row), around) ?? []);
}

const readers = new Map<string, Reader>(
	Object.entries({
		'messages.upsert': incomingEvent,
		'messages.edited': editEvent,
		'messages.delete': deletionEvent,
		'messages.update': statusEvent,
		call: callEvent,
	}),
);
