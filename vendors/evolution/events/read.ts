import type { MessageEvent } from '../../../domain/documents/messageEvent';
import type { Delivery } from '../../../domain/ports/eventSource';
import type { PassedOver } from '../../../runtime/client/connection';
import { asRecord } from '../../../runtime/client/json';
import { isOfAccount } from '../../../runtime/whatsapp/ownAccount';
import { vendor } from '../client/vendor';
import { callEvent } from './calls';
import { deletionEvent, editEvent } from './changes';
import { incomingEvent } from './incoming';
import type { KeptMessage } from './keptMessage';
import { payloadOf } from './payload';
import type { Reader } from './reader';
import { statusEvent } from './statuses';

/**
 * What a verified delivery tells; nothing for events of other kinds or another instance, and for what the shop itself did. The token proves
 * the server, not the body.
 */
export async function read(
	delivery: Delivery,
	keptMessage: KeptMessage,
	instanceName?: string,
	passedOver?: PassedOver,
): Promise<MessageEvent[]> {
	const payload = payloadOf(delivery);
	if (!isOfAccount(vendor, instanceName, payload.instance)) return [];
	const reader = readers.get(typeof payload.event === 'string' ? payload.event : '');
	if (!reader) return [];
	const around = { account: payload.sender, receivedAt: delivery.receivedAt, keptMessage, passedOver };
	const told = await Promise.all([payload.data].flat().map(async (row) => await reader(asRecord(row), around)));
	return told.filter((event) => event !== undefined);
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
