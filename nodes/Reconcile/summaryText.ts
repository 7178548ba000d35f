import type { SideTally } from '../../domain/reconcile/tally';
import type { Compared } from '../../runtime/reconcile/compareSides';
import type { Parties } from './comparisons/comparisonKind';

/** A mail that lists more is read by nobody; the items have all of them. */
const maxLines = 50;

/** The summary for people, as a mail or a message takes it. */
export function summaryText(
	title: string,
	{ from, to, isComplete, failure }: { from: string; to: string; isComplete: boolean; failure: string | undefined },
	{ tally, here, there }: Compared & Parties,
	news: readonly string[],
	reportedBefore: number,
): string {
	const headline = `${title}, ${from} to ${to}: ${isComplete ? 'complete' : 'incomplete'}`;
	if (!isComplete) {
		const why = failure ?? 'the numbers do not add up: please report it';
		return `${headline}\n${why}\nNothing is called missing or different, because a side was not read to its end. The next night compares these days again.`;
	}
	const counts = [sideLine(here.name, tally.here), sideLine(there.name, tally.there)];
	const shown = news.slice(0, maxLines).map((line) => `- ${line}`);
	const more = news.length > maxLines ? [`… and ${news.length - maxLines} more`] : [];
	return [headline, ...counts, `New: ${news.length}, reported before: ${reportedBefore}`, ...shown, ...more].join('\n');
}

function sideLine(name: string, { read, matched, missing, different, ignored }: SideTally): string {
	return `${name}: ${read} read = ${matched} matched + ${missing} missing on the other side + ${different} different + ${ignored} not compared`;
}
