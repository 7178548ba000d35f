import { z } from 'zod';
import { contact, messageEvent, type Contact, type MessageEvent } from '../../../domain/documents/messageEvent';
import { phoneOfAccount } from '../../../domain/values/phone';
import { businessScopedId } from '../../../domain/values/userId';
import type { Json } from '../../../runtime/client/json';

const word = z.string().nullish().catch(null);

const system = z.object({ type: z.string().catch(''), wa_id: word, new_wa_id: word, user_id: word, previous_user_id: word });

/** A customer changed the number or got another business-scoped id; other news of the system are left out. The message comes from the old names. */
export function identityEvent(about: Pick<MessageEvent, 'id' | 'vendor' | 'at' | 'raw'> & Partial<Contact>, part: Json): MessageEvent[] {
	const { type, wa_id, new_wa_id, user_id, previous_user_id } = system.parse(part);
	if (!/_changed_(?:number|user_id)$/.test(type)) return [];
	return [
		messageEvent({
			...about,
			kind: 'identity',
			phone: phoneOfAccount(wa_id ?? new_wa_id) ?? (type.endsWith('_user_id') ? (about.phone ?? null) : null),
			userId: businessScopedId(user_id),
			previous: { ...contact(about), userId: businessScopedId(previous_user_id) ?? about.userId ?? null },
		}),
	];
}
