import { z } from 'zod';
import type { MessageEvent } from '../../../domain/documents/messageEvent';
import type { Delivery } from '../../../domain/ports/eventSource';
import { jsonObject } from '../../../runtime/webhooks/deliveryBody';
import { vendor } from '../client/vendor';
import { incomingEvents } from './incoming';
import { preferenceEvents } from './preferences';
import { statusEvents } from './statuses';

const rows = z.array(z.unknown()).catch([]);

const value = z.object({
	metadata: z.object({ phone_number_id: z.string() }).nullish().catch(null),
	statuses: rows,
	messages: rows,
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
	return values.flatMap(({ statuses, messages, user_preferences }) => [
		...statuses.flatMap((row) => statusEvents(row, receivedAt)),
		...messages.flatMap((row) => incomingEvents(row, receivedAt)),
		...user_preferences.flatMap((row) => preferenceEvents(row, receivedAt)),
	]);
}

/** What names no number is about the account: an opt-out is not to be lost. */
function isFor({ metadata }: z.output<typeof value>, phoneNumberId: string | undefined): boolean {
	return phoneNumberId === undefined || !metadata || metadata.phone_number_id === phoneNumberId;
}
