import { z } from 'zod';
import type { Contact, Place } from '../../../domain/documents/messageEvent';
import { contactOf, placeOf } from '../../../runtime/whatsapp/accountNames';

const word = z.string().nullish().catch(null);

/**
 * The name of a message. A chat may be named by an id that hides the number (`…@lid`): newer servers put the phone beside it into
 * `remoteJidAlt`, older ones into `senderPn`. In groups the chat is the group, and the person the participant.
 */
export const messageKey = z.object({
	id: z.string().min(1),
	remoteJid: z.string(),
	fromMe: z.boolean().catch(false),
	remoteJidAlt: word,
	previousRemoteJid: word,
	senderPn: word,
	senderLid: word,
	participant: word,
	participantAlt: word,
	participantPn: word,
	participantLid: word,
});

export type MessageKey = z.output<typeof messageKey>;

/** Who is meant by a key, and where that is; undefined for a chat that is nobody's. */
export function whoIn(key: MessageKey, profileName?: unknown): (Contact & { place: Place }) | undefined {
	const place = placeOf(key.remoteJid);
	if (place === undefined) return undefined;
	const chat = place === 'chat' ? [key.remoteJid, key.remoteJidAlt, key.previousRemoteJid] : [];
	const sender = [key.participant, key.participantAlt, key.participantPn, key.participantLid, key.senderPn, key.senderLid];
	return { ...contactOf([...chat, ...sender], profileName), place };
}
