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

const change = z.object({ field: z.string(), value }).nullable().catch(null);

const entry = z.object({ id: z.string().nullish().catch(null), changes: z.array(change).catch([]) });

const entries = z.array(entry.nullable().catch(null)).catch([]);

/** Whose news a flow is about; Meta's app has one address for all its accounts and numbers. */
export interface Addressee {
	phoneNumberId?: string;
	businessAccountId?: string;
}

type Change = NonNullable<z.output<typeof change>>;

/**
 * What a verified delivery tells, one by one: Meta sends up to 3 MB of it at once. An app's secret signs what all of its products tell,
 * and what stands under another field is another matter: the history of a number holds old messages.
 */
export function read(delivery: Delivery, addressee: Addressee = {}): MessageEvent[] {
	const { object, entry: written } = jsonObject(vendor, delivery);
	if (object !== 'whatsapp_business_account') return [];
	return entries.parse(written).flatMap((each) => {
		const changes = (each?.changes ?? []).filter((one) => one !== null && isFor(one.value, each?.id, addressee));
		return changes.flatMap((one) => eventsOf(one!, delivery.receivedAt));
	});
}

function eventsOf({ field, value: { statuses, messages, user_preferences } }: Change, receivedAt: string): MessageEvent[] {
	if (field === 'user_preferences') return user_preferences.flatMap((row) => preferenceEvents(row, receivedAt));
	if (field !== 'messages') return [];
	return [...statuses.flatMap((row) => statusEvents(row, receivedAt)), ...messages.flatMap((row) => incomingEvents(row, receivedAt))];
}

/** What names no number is about the account: an opt-out is not to be lost. */
function isFor(
	{ metadata }: Change['value'],
	account: string | null | undefined,
	{ phoneNumberId, businessAccountId }: Addressee,
): boolean {
	if (metadata) return phoneNumberId === undefined || metadata.phone_number_id === phoneNumberId;
	return !businessAccountId || !account || account === businessAccountId;
}
