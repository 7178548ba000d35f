import type { MessageEvent } from '../../../domain/documents/messageEvent';
import type { Delivery } from '../../../domain/ports/eventSource';
import type { PassedOver } from '../../../runtime/client/connection';
import { jsonObject } from '../../../runtime/webhooks/deliveryBody';
import { isOfAccount } from '../../../runtime/whatsapp/ownAccount';
import { vendor } from '../client/vendor';
import { incomingEvent } from './incoming';
import type { Reader } from './reader';
import { failureEvent, statusEvents } from './statuses';

/** What a verified delivery tells; nothing for events of other kinds or another instance, and for what the shop itself did. */
export function read(delivery: Delivery, instanceId?: string, passedOver?: PassedOver): MessageEvent[] {
	const payload = jsonObject(vendor, delivery);
	if (!isOfAccount(vendor, instanceId, payload.instanceId)) return [];
	const type = typeof payload.type === 'string' ? payload.type : '';
	return readers.get(type)?.(payload, delivery.receivedAt, passedOver) ?? [];
}

const readers = new Map<string, Reader>(
	Object.entries({
		MessageStatusCallback: statusEvents,
		DeliveryCallback: failureEvent,
		ReceivedCallback: incomingEvent,
	}),
);
