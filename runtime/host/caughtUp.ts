import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';

/** A catch-up takes hours at the most: what an older one started is another matter. */
const keptMs = 24 * 3_600_000;

/** As many as a catch-up starts in an hour and a half. */
const maxKept = 5000;

/**
 * What a trigger's catch-up has started, in the trigger's static data: n8n saves it with the start, and whichever process polls next, after
 * a restart or as the new leader, begins with it.
 */
export interface CaughtUp {
	has(subject: string): boolean;
	add(subjects: readonly string[]): void;
}

export function caughtUpIn(staticData: IDataObject, now: number): CaughtUp {
	const kept = (staticData.caughtUp ?? {}) as { at?: unknown; names?: unknown };
	const isRecent = typeof kept.at === 'string' && now - Date.parse(kept.at) < keptMs;
	const names = new Set(isRecent && Array.isArray(kept.names) ? kept.names : []);
	return {
		has: (subject) => names.has(nameOf(subject)),
		add(subjects) {
			for (const subject of subjects) names.add(nameOf(subject));
			staticData.caughtUp = { at: new Date(now).toISOString(), names: [...names].slice(-maxKept) };
		},
	};
}

/** Short, because all of them are saved with every start. */
function nameOf(subject: string): string {
	return createHash('sha256').update(subject).digest('base64url').slice(0, 10);
}
