import type { FindingKind } from './finding';
import type { Held, SideName } from './sieve';

/** How the records of one side came out: `read` is the sum of the others, or something slipped through. */
export interface SideTally {
	read: number;
	matched: number;
	/** The other side has none. */
	missing: number;
	different: number;
	ignored: number;
	/** Why some were not compared, and how many. */
	ignoredFor: Record<string, number>;
}

export interface Tally {
	here: SideTally;
	there: SideTally;
}

export function emptyTally(): Tally {
	const empty = () => ({ read: 0, matched: 0, missing: 0, different: 0, ignored: 0, ignoredFor: {} });
	return { here: empty(), there: empty() };
}

export function countIgnored(tally: Tally, side: SideName, reason: string, records = 1): void {
	const one = tally[side];
	one.ignored += records;
	one.ignoredFor[reason] = (one.ignoredFor[reason] ?? 0) + records;
}

/** What was held under one key, by what became of it. */
export function countHeld(tally: Tally, kind: FindingKind | 'matched', { here, there }: Held<unknown, unknown>): void {
	const as = kind === 'matched' || kind === 'different' ? kind : 'missing';
	tally.here[as] += here.length;
	tally.there[as] += there.length;
}

/** n = matched + missing + different + ignored, on both sides. */
export function isWhole({ here, there }: Tally): boolean {
	return [here, there].every(({ read, matched, missing, different, ignored }) => read === matched + missing + different + ignored);
}
