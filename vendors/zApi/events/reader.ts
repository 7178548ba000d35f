import { z } from 'zod';
import type { Contact, MessageEvent, Place } from '../../../domain/documents/messageEvent';
import type { PassedOver } from '../../../runtime/client/connection';
import type { Json } from '../../../runtime/client/json';
import { contactOf } from '../../../runtime/whatsapp/accountNames';

/** What a payload tells. */
export type Reader = (payload: Json, receivedAt: string, passedOver?: PassedOver) => MessageEvent[];

const word = z.string().nullish().catch(null);
const flag = z.boolean().nullish().catch(null);

/** The names that stand around every content and every status. */
export const who = z.object({
	phone: word,
	chatLid: word,
	senderLid: word,
	senderName: word,
	participantPhone: word,
	participantLid: word,
	/** Of a status. */
	participant: word,
	isGroup: flag,
	isNewsletter: flag,
	broadcast: flag,
});

/** Who is meant, and where: elsewhere than in a chat `phone` names the place, and the person is the participant. */
export function whoIn(names: z.output<typeof who>): Contact & { place: Place } {
	const { phone, chatLid, senderLid, senderName, participantPhone, participantLid, participant } = names;
	const place = placeOf(names);
	const lids = [place === 'chat' ? chatLid : participantLid, senderLid].map(asLid);
	const accounts = place === 'chat' ? [phone, ...lids] : [participantPhone, participant, ...lids];
	return { ...contactOf(accounts, senderName), place };
}

/** What is said to be a linked id is never taken for a phone. */
function asLid(name: string | null | undefined): string | null {
	return name && /^\d+$/.test(name) ? `${name}@lid` : (name ?? null);
}

function placeOf({ phone, isGroup, isNewsletter, broadcast }: z.output<typeof who>): Place {
	const name = phone ?? '';
	if (isNewsletter || name.endsWith('@newsletter')) return 'channel';
	if (isGroup || /-group$|@g\.us$/.test(name)) return 'group';
	return broadcast || name.endsWith('@broadcast') ? 'status' : 'chat';
}
