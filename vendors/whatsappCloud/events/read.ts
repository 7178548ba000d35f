import type { PassedOver } from '../../../runtime/client/connection';
import { readRow, rowsIn } from '../../../runtime/webhooks/readRow';
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

const value = z.object({
	metadata: z.object({ phone_number_id: z.string() }).nullish().catch(null),
	contacts: z.unknown(),
	statuses: z.unknown(),
	messages: z.unknown(),
	calls: z.unknown(),
	user_preferences: z.unknown(),
});

/** What is read here. */
const fields = ['messages', 'user_preferences', 'calls'] as const;

/** A field that is not read here may hold anything. */
const change = z.union([z.object({ field: z.enum(fields), value }), z.object({ field: z.string() })]);

const entry = z.object({ id: z.string().nullish().catch(null), changes: z.unknown() });

/** Whose news a flow is about; Meta's app has one address for all its accounts and numbers. */
export interface Addressee {
	phoneNumberId?: string;
	businessAccountId?: string;
}

type Value = z.output<typeof value>;

/**
 * What a verified delivery tells, one by one: Meta sends up to 3 MB of it at once. An app's secret signs what all of its products tell,
 * and what stands under another field is another matter: the history of a number holds old messages.
 */
export function read(delivery: Delivery, addressee: Addressee = {}, passedOver?: PassedOver): MessageEvent[] {
	const { object, entry: written } = jsonObject(vendor, delivery);
	if (object !== 'whatsapp_business_account') return [];
	return rowsIn(written, '"entry" of a delivery', passedOver).flatMap((row) => {
		const one = readRow(entry, row, '"entry" of a delivery', passedOver);
		const changes = one === undefined ? [] : rowsIn(one.changes, '"changes" of a delivery', passedOver);
		return changes.flatMap((each) => changeEvents(each, { account: one?.id, addressee, receivedAt: delivery.receivedAt, passedOver }));
	});
}

interface Circumstances {
	account: string | null | undefined;
	addressee: Addressee;
	receivedAt: string;
	passedOver?: PassedOver;
}

function changeEvents(row: unknown, { account, addressee, receivedAt, passedOver }: Circumstances): MessageEvent[] {
	const one = readRow(change, row, '"changes" of a delivery', passedOver);
	if (one === undefined || !('value' in one)) {
		if (isReadHere(one?.field)) passedOver?.('"value" of a delivery (its form)');
		return [];
	}
	if (!isFor(one.value, account, addressee)) return [];
	const rows = (name: Rows) => rowsIn(one.value[name], `"${name}" of a delivery`, passedOver);
	if (one.field === 'user_preferences') return rows('user_preferences').flatMap((each) => preferenceEvents(each, receivedAt, passedOver));
	const around = { profiles: profilesOf(rowsIn(one.value.contacts, '"contacts" of a delivery', passedOver)), receivedAt, passedOver };
	if (one.field === 'calls') return rows('calls').flatMap((each) => callEvents(each, around));
	return [
		...rows('statuses').flatMap((each) => statusEvents(each, receivedAt, passedOver)),
		...rows('messages').flatMap((each) => incomingEvents(each, around)),
	];
}

type Rows = Exclude<keyof Value, 'metadata' | 'contacts'>;

function isReadHere(field: string | undefined): boolean {
	return fields.some((each) => each === field);
}

/** What names no number is about the account: an opt-out is not to be lost. */
function isFor({ metadata }: Value, account: string | null | undefined, { phoneNumberId, businessAccountId }: Addressee): boolean {
	if (metadata) return phoneNumberId === undefined || metadata.phone_number_id === phoneNumberId;
	return !businessAccountId || !account || account === businessAccountId;
}
