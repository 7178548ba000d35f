import { contact, type Contact, type Place } from '../../../domain/documents/messageEvent';
import type { Json } from '../../../runtime/client/json';
import { contactOf, placeOf } from '../../../runtime/whatsapp/accountNames';
import { field } from '../../../runtime/whatsapp/protocol/field';

/** A chat and who is meant in it. */
export interface Chat extends Contact {
	place: Place;
	/** As ids of messages in it name the chat, e.g. `553188887777@c.us`: by the phone where it is known. */
	name: string;
}

/** Asks the server for the account behind a linked id; null where WhatsApp hides it. */
export type AccountOfLid = (lid: string) => Promise<string | null>;

/** Undefined for a chat that is nobody's. `chat` is as the payload names it. */
export async function chatOf(chat: string, payload: Json, accountOfLid: AccountOfLid): Promise<Chat | undefined> {
	const place = placeOf(chat);
	if (place === undefined) return undefined;
	const person = place === 'chat' ? chat : payload.participant;
	const accounts = [person, ...besideIn(payload)].filter((account) => typeof account === 'string');
	const told = contactOf(accounts, profileNameIn(payload));
	const asked = told.phone === null && told.lid !== null ? await accountOfLid(told.lid) : null;
	const known = asked === null ? told : { ...told, ...contact({ ...told, phone: contactOf([asked]).phone }) };
	const name = place === 'chat' ? ([...accounts, asked].find(isPhoneAccount) ?? chat) : chat;
	return { ...known, place, name: asChat(name) };
}

/** Who is meant in a chat, and where. */
export function whoIn(chat: Chat): Contact & { place: Place } {
	return { ...contact(chat), place: chat.place };
}

/** The other name of the sender, where the engine has it: GOWS under `Info`, or beside a receipt, NOWEB in the key. */
function besideIn({ _data }: Json): unknown[] {
	return [
		field(_data, 'Info', 'SenderAlt'),
		field(_data, 'SenderAlt'),
		field(_data, 'key', 'remoteJidAlt'),
		field(_data, 'key', 'participantAlt'),
		...['senderPn', 'senderLid', 'participantPn', 'participantLid'].map((name) => field(_data, 'key', name)),
	];
}

/** As the person has named itself: each engine has a field of its own. */
function profileNameIn({ _data }: Json): unknown {
	return field(_data, 'Info', 'PushName') ?? field(_data, 'pushName') ?? field(_data, 'notifyName');
}

function isPhoneAccount(account: string | null): account is string {
	return account !== null && /@(?:c\.us|s\.whatsapp\.net)$/.test(account);
}

/** Engines without a browser write `…@s.whatsapp.net`, and a device behind a colon. */
function asChat(account: string): string {
	return account.replace(/:\d+@/, '@').replace('@s.whatsapp.net', '@c.us');
}
