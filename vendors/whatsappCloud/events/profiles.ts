import { z } from 'zod';
import type { PassedOver } from '../../../runtime/client/connection';

const word = z.string().nullish().catch(null);

const row = z.object({ wa_id: word, user_id: word, profile: z.object({ name: word }).nullish().catch(null) });

/** The names that the people of a batch have given themselves. */
export interface Profiles {
	nameOf(waId: string | null | undefined, userId: string | null | undefined): string | null;
}

export function profilesOf(contacts: readonly unknown[]): Profiles {
	const names = new Map<string, string>();
	for (const contact of contacts) {
		const result = row.safeParse(contact);
		if (!result.success || !result.data.profile?.name) continue;
		for (const id of [result.data.wa_id, result.data.user_id]) if (id) names.set(id, result.data.profile.name);
	}
	return { nameOf: (waId, userId) => names.get(waId ?? '') ?? names.get(userId ?? '') ?? null };
}

/** What stands around the rows of a delivery. */
export interface Around {
	profiles: Profiles;
	receivedAt: string;
	passedOver?: PassedOver;
}
