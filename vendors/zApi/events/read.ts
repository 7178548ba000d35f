import type { MessageEvent } from '../../../domain/documents/messageEvent';
import type { Delivery } from '../../../domain/ports/eventSource';
import { jsonObject } from '../../../runtime/webhooks/deliveryBody';
import { vendor } from '../client/vendor';
import { incomingEvent } from './incoming';
import type { Reader } from './reader';
import { failureEvent, statusEvents } from './statuses';

/** What a verified delivery tells; nothing for events of other kinds and for what the shop itself did. */
export function read(delivery: Delivery): MessageEvent[] {
	const payload = jsonObject(vendor, delivery);
	return readers.get(String(payload.type))?.(payload, delivery.receivedAt) ?? [];
}

const readers = new Map<string, Reader>(
	Object.entries({
		MessageStatusCallback: statusEvents,
		DeliveryCallback: failureEvent,
		ReceivedCallback: incomingEvent,
	}),
);
