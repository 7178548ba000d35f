import type { Contact, Place } from '../../domain/documents/messageEvent';
import { phoneOfAccount } from '../../domain/values/phone';
import { businessScopedId } from '../../domain/values/userId';

/** The names of one person in WhatsApp's network, out of all that stand in a payload, e.g. `103899771998284@lid` and the phone beside it. */
export function contactOf(accounts: readonly unknown[], profileName: unknown = null): Contact {
	const texts = accounts.filter((account) => typeof account === 'string');
	const first = (read: (account: string) => string | null) => texts.map(read).find((name) => name !== null) ?? null;
	return {
		phone: first(phoneOfAccount),
		userId: first(userIdOf),
		lid: first(lidOf),
		profileName: typeof profileName === 'string' && profileName.trim() !== '' ? profileName.trim() : null,
	};
}

/** A linked id without the number of the device behind it; null for any other account. */
export function lidOf(account: string): string | null {
	const digits = /^(\d+)(?::\d+)?@lid$/.exec(account)?.[1];
	return digits === undefined ? null : `${digits}@lid`;
}

/** A business-scoped id, which a gateway may dress as an account. */
function userIdOf(account: string): string | null {
	return businessScopedId(account.replace(/@s\.whatsapp\.net$/, ''));
}

/** Where a chat of this name is; undefined for one that is nobody's. A broadcast list is said to many, as a status post is. */
export function placeOf(chat: string): Place | undefined {
	const suffix = /@([a-z.]+)$/.exec(chat)?.[1] ?? '';
	return places.get(suffix);
}

const places = new Map<string, Place>(
	Object.entries({ 's.whatsapp.net': 'chat', 'c.us': 'chat', lid: 'chat', 'g.us': 'group', newsletter: 'channel', broadcast: 'status' }),
);
