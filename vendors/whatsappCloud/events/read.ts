import { z } from 'zod';
import type { MessageEvent } from '../../../domain/documents/messageEvent';
import type { Delivery } from '../../../domain/ports/eventSource';
import { jsonObject } from '../../../runtime/webhooks/deliveryBody';
import { vendor } from '../client/vendor';
import { callEvents } from './calls';
import { incomingEvents } from './incoming';
import { preferenceEvents } from './preferences';
import { profilesOf } from './profiles';
import { statusEvents } from './statuses';

const rows = z.array(z.unknown()).catch([]);

const value = z.object({
	metadata: z.object({ phone_number_id: z.string() }).nullish().catch(null),
	contacts: rows,
	statuses: rows,
	messages: rows,
	calls: rows,
	user_preferences: rows,
});

const entry = z.object({ changes: z.array(z.object({ value }).nullable().catch(null)).catch([]) });

const entries = z.array(entry.nullable().catch(null)).catch([]);

/**
 * What a verified delivery tells, one by one: Meta sends up to 3 MB of it at once. An app has one address for all its numbers, so a flow
 * for one of them names it.
 */
export function read(delivery: Delivery, phoneNumberId?: string): MessageEvent[] {
	const { receivedAt } = delivery;
	const all = entries.parse(jsonObject(vendor, delivery).entry).flatMap((each) => each?.changes ?? []);
	const values = all.flatMap((change) => (change === null || !isFor(change.value, phoneNumberId) ? [] : [change.value]));
	return values.flatMap((each) => eventsOf(each, receivedAt));
}

function eventsOf({ contacts, statuses, messages, calls, user_preferences }: z.output<typeof value>, receivedAt: string): MessageEvent[] {
	const profiles = profilesOf(contacts);
	return [
		...statuses.flatMap((row) => statusEvents(row, receivedAt)),
		...messages.flatMap((row) => incomingEvents(row, profiles, receivedAt)),
		...calls.flatMap((row) => callEvents(row, profiles, receivedAt)),
		...user_preferences.flatMap((row) => preferenceEvents(row, receivedAt)),
	];
}

/** What names no number is about the account: an opt-out is not to be lost. */
function isFor({ metadata }: z.output<typeof value>, phoneNumberId: string | undefined): boolean {
	return phoneNumberId === undefined || !metadata || metadata.phone_number_id === phoneNumberId;
}
