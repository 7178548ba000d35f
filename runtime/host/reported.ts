import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';

/** What was not found for so long is news when it is found again. */
const keptDays = 60;

/** Each takes some forty bytes of what n8n saves with the workflow. */
const maxKept = 10_000;

/**
 * What a node has told before, by its content, in the node's static data: n8n saves it at the end of a run that a trigger started, and not
 * of one that somebody runs by hand.
 */
export interface Reported {
	/** The day on which this was first told, where it was told before; it counts as told from now on. */
	tell(content: string): string | undefined;
	/**
	 * Writes it down; `staticData` notices what is set in it and nothing further inside. `others`: whether what was told before and not now is
	 * kept; forgotten, it is news when it comes back.
	 */
	save(others: 'kept' | 'forgotten'): void;
}

export function reportedIn(staticData: IDataObject, now: number): Reported {
	const today = new Date(now).toISOString().slice(0, 10);
	const oldest = new Date(now - keptDays * 86_400_000).toISOString().slice(0, 10);
	const kept = JSON.parse(JSON.stringify(staticData.reported ?? {})) as Record<string, [string, string]>;
	const known = new Map(Object.entries(kept).filter(([, [, last]]) => last >= oldest));
	const told = new Set<string>();
	return {
		tell(content) {
			const name = createHash('sha256').update(content).digest('base64url').slice(0, 16);
			const first = known.get(name)?.[0];
			told.add(name);
			known.delete(name);
			known.set(name, [first ?? today, today]);
			return first;
		},
		save(others) {
			const standing = [...known].filter(([name]) => others === 'kept' || told.has(name));
			staticData.reported = Object.fromEntries(standing.slice(-maxKept));
		},
	};
}
