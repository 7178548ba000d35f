import { createHash, randomBytes } from 'crypto';
import { exclusive } from '../once/exclusive';
import { elect } from '../once/elect';
import { lookUpThenWrite } from '../once/lookUpThenWrite';
import type { LeadStore, StoredNote } from './leadStore';

export interface OneNote {
	/** Names the note among the lead's. */
	key: string;
	heading: string;
	text: string;
	/** ISO 8601. */
	at: string;
}

/** What a CRM cuts off by itself would take the mark with it; as HTML a letter may become six of 65,536. */
const longestText = 9_000;

/**
 * No CRM knows keys for its timeline, so the note carries a mark by which it is found. Of two workers' notes the older one stands. Behind
 * the mark stands which run wrote it: whoever lost an answer would otherwise take another one's note for its own, and two would be the first.
 */
export async function writeNoteOnce(store: LeadStore, leadId: string, note: OneNote): Promise<{ found: boolean }> {
	const mark = markOf(note.key);
	const said = note.text.length > longestText ? `${note.text.slice(0, longestText)}…` : note.text;
	const signed = `${mark} ${randomBytes(4).toString('hex')}`;
	const text = `${note.heading}\n${said}\n[${signed}]`;
	const candidates = async () => (await store.notes(leadId)).filter((each) => each.text.includes(mark));
	const { connection, vendor } = store;
	return await exclusive(`note:${vendor.id}:${connection.account}:${leadId}:${mark}`, async () => {
		const written = await lookUpThenWrite<StoredNote>(connection, {
			lookUp: async () => (await candidates())[0],
			write: async () => await store.addNote(leadId, text, note.at),
			repeatable: true,
		});
		if (written.found) return { found: true };
		const elected = await elect(connection, written, {
			candidates,
			isSame: (one, other) => one.id === other.id,
			takeBack: async (double) => await store.removeNote(double),
			isMine: (one) => one.text.includes(signed),
			vendor,
		});
		return { found: elected.found };
	});
}

/** Short enough for people not to mind it. */
function markOf(key: string): string {
	return `ponte ${createHash('sha256').update(key).digest('hex').slice(0, 16)}`;
}
