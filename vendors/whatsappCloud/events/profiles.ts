import { z } from 'zod';
import type { PassedOver } from '../../../runtime/client/connection';

const word = z.string().nullish().catch(null);

const row = z.object({ wa_id: word, user_id: word, profile: z.object({ name: word }).nullish().catch(null) });

type Row = z.output<typeof row>;

/** What stands beside the messages of a batch about the people who wrote them. */
export interface Profiles {
	/** As somebody has named itself. */
	nameOf(waId: string | null | undefined, userId: string | null | undefined): string | null;
	/** The business-scoped id, where it stands there alone. */
	userIdOf(waId: string | null | undefined): string | null;
}

export function profilesOf(contacts: readonly unknown[]): Profiles {
	const people = new Map<string, Row>();
	for (const contact of contacts) {
		const result = row.safeParse(contact);
		if (!result.success) continue;
		for (const id of [result.data.wa_id, result.data.user_id]) if (id) people.set(id, result.data);
	}
	return {
		nameOf: (waId, userId) => (people.get(waId ?? '') ?? people.get(userId ?? ''))?.profile?.name ?? null,
		userIdOf: (waId) => people.get(waId ?? '')?.user_id ?? null,
	};
}

/** What stands around the rows of a delivery. */
export interface Around {
	profiles: Profiles;
	receivedAt: string;
	passedOver?: PassedOver;
}
