import { z } from 'zod';
import { messageEvent, type Contact, type MessageEvent } from '../../../domain/documents/messageEvent';
import { incomingMessage } from '../../../domain/messaging/incomingMessage';
import { phoneOfAccount } from '../../../domain/values/phone';
import { businessScopedId } from '../../../domain/values/userId';
import { asRecord, type Json } from '../../../runtime/client/json';
import { isoTime } from '../../../runtime/webhooks/deliveryBody';
import { readRow } from '../../../runtime/webhooks/readRow';
import { vendor } from '../client/vendor';
import { contentOf, targetOf } from './content';
import { identityEvent } from './identity';
import type { Around } from './profiles';

const word = z.string().nullish().catch(null);

const message = z
	.object({
		id: z.string().min(1),
		type: z.string(),
		timestamp: z.unknown(),
		/** Absent for a customer who shows a username. */
		from: word,
		from_user_id: word,
		context: z.object({ id: word }).nullish().catch(null),
		group_id: word,
	})
	.passthrough();

/** Types that no person says: a chat that was opened for the first time, an answer to the question whether the shop may call. */
const notices = new Set(['request_welcome', 'call_permission_reply']);

/** What somebody said or did, or another name of somebody. */
export function incomingEvents(row: unknown, { profiles, receivedAt, passedOver }: Around): MessageEvent[] {
	const read = readRow(message, row, '"messages" of a delivery', passedOver);
	if (read === undefined) return [];
	const { id, type, timestamp, from, from_user_id, context, group_id } = read;
	const names = namesOf(from, from_user_id ?? profiles.userIdOf(from));
	const about = {
		id,
		vendor: vendor.id,
		place: group_id ? ('group' as const) : ('chat' as const),
		...names,
		profileName: profiles.nameOf(from, from_user_id),
		at: isoTime(timestamp, 'seconds', receivedAt),
		raw: row,
	};
	if (type === 'system') return identityEvent(about, asRecord(read.system));
	if (notices.has(type) || notices.has(interactiveType(read))) return [messageEvent({ ...about, kind: 'notice' })];
	return [incomingMessage({ ...about, messageId: targetOf(read) ?? context?.id ?? null, content: contentOf(read) })];
}

/** Who shows a username may be told by the business-scoped id in either place. */
export function namesOf(account: unknown, userId: unknown): Pick<Contact, 'phone' | 'userId'> {
	return { phone: phoneOfAccount(account), userId: businessScopedId(userId) ?? businessScopedId(account) };
}

function interactiveType({ interactive }: Json): string {
	return String(asRecord(interactive).type);
}
