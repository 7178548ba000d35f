import type { Finding } from '../../domain/reconcile/finding';
import { Sieve, type Held, type SideName } from '../../domain/reconcile/sieve';
import { countHeld, countIgnored, emptyTally, type Tally } from '../../domain/reconcile/tally';
import { attempt } from '../errors/attempt';

/** One side of a comparison, read page by page. */
export interface Side<Record> {
	pages: AsyncIterable<readonly Record[]>;
	/** What both sides call the thing by; undefined where the record is of nothing that could be compared. */
	keyOf(record: Record): string | undefined;
	/** Why a record is not compared; undefined where it is. */
	ignores(record: Record): string | undefined;
}

export interface Comparison<Here, There> {
	here: Side<Here>;
	there: Side<There>;
	agree(here: Here, there: readonly There[]): boolean;
	/** Asks both sides for this one thing as it stands now, and says what they say differently. */
	judge(key: string, held: Held<Here, There>): Promise<Judgement>;
}

export interface Judged {
	finding: Finding;
	/** What the finding's item has on it. */
	documents: Readonly<Record<string, unknown>>;
	/** Of the records that differ. */
	ids: readonly string[];
}

/** `matched`: it found its equal after all; `ignored`: it is not to be compared, for this reason. */
export type Judgement = Judged | 'matched' | { ignored: string };

export interface Compared {
	tally: Tally;
	findings: Judged[];
	/** The most records that were held at once. */
	peak: number;
	/** The side that could not be read to its end: then nothing is found. */
	failure?: { side: SideName | 'both'; error: unknown };
}

/**
 * Reads both sides to their ends and asks again, one by one, for what found no equal, since a list is a few minutes old by then and knows
 * nothing of other days. Where a side cannot be read to its end nothing is found, because it could be in what was not read.
 */
export async function compareSides<Here, There>(comparison: Comparison<Here, There>): Promise<Compared> {
	const tally = emptyTally();
	const sieve = new Sieve<Here, There>(comparison.agree);
	const broken = await readBoth(comparison, sieve, tally);
	if (broken) return { tally, findings: [], peak: sieve.peak, failure: broken };
	tally.here.matched = sieve.agreed.here;
	tally.there.matched = sieve.agreed.there;
	const findings: Judged[] = [];
	for (const [key, held] of sieve.left()) {
		const judged = await attempt(comparison.judge(key, held));
		if (!judged.ok) return { tally, findings: [], peak: sieve.peak, failure: { side: 'both', error: judged.error } };
		if (typeof judged.value === 'object' && 'finding' in judged.value) findings.push(judged.value);
		count(tally, held, judged.value);
	}
	return { tally, findings, peak: sieve.peak };
}

function count(tally: Tally, held: Held<unknown, unknown>, judgement: Judgement): void {
	if (judgement === 'matched') countHeld(tally, 'matched', held);
	else if ('finding' in judgement) countHeld(tally, judgement.finding.kind, held);
	else {
		if (held.here.length > 0) countIgnored(tally, 'here', judgement.ignored, held.here.length);
		if (held.there.length > 0) countIgnored(tally, 'there', judgement.ignored, held.there.length);
	}
}

/** A page at a time, from the side that lags behind. */
async function readBoth<Here, There>(
	{ here, there }: Comparison<Here, There>,
	sieve: Sieve<Here, There>,
	tally: Tally,
): Promise<Compared['failure']> {
	const readers = {
		here: reader(here, 'here', tally, (key, record) => sieve.takeHere(key, record)),
		there: reader(there, 'there', tally, (key, record) => sieve.takeThere(key, record)),
	};
	const open = new Set<SideName>(['here', 'there']);
	while (open.size > 0) {
		const side = open.size === 2 ? sieve.hungry : [...open][0]!;
		const outcome = await attempt(readers[side]());
		if (!outcome.ok) return { side, error: outcome.error };
		if (!outcome.value) open.delete(side);
	}
	return undefined;
}

/** Reads one page; false where there was none. */
function reader<One>(side: Side<One>, name: SideName, tally: Tally, take: (key: string, record: One) => void): () => Promise<boolean> {
	const iterator = side.pages[Symbol.asyncIterator]();
	return async () => {
		const { done, value } = await iterator.next();
		if (done) return false;
		for (const record of value) {
			tally[name].read++;
			const excuse = side.ignores(record);
			const key = side.keyOf(record);
			if (excuse !== undefined || key === undefined) countIgnored(tally, name, excuse ?? 'no_key');
			else take(key, record);
		}
		return true;
	};
}
