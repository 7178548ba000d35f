import type { IExecuteFunctions } from 'n8n-workflow';
import type { Period } from '../../domain/reconcile/period';
import { isWhole, type SideTally } from '../../domain/reconcile/tally';
import { asObject, toItemJson } from '../../runtime/host/itemDocuments';
import { errorDocument } from '../../runtime/host/nodeErrors';
import { withoutPrivateValues } from '../../runtime/host/privacy';
import type { ItemResult } from '../../runtime/host/runItems';
import type { Compared } from '../../runtime/reconcile/compareSides';
import type { Parties } from './comparisons/comparisonKind';
import { outputOf, reportedBefore, summary } from './outputs';
import { summaryText } from './summaryText';

export interface Summed {
	/** The comparison's value, and its name for people. */
	compared: string;
	title: string;
	period: Period;
	result: Compared & Parties;
	/** The items of the other outputs. */
	found: readonly ItemResult[];
}

/** One item on how it went: by its numbers one can prove that nothing slipped through. */
export function summaryItem(context: IExecuteFunctions, summed: Summed): ItemResult {
	const { compared, period, result, found } = summed;
	const { tally, findings, failure } = result;
	const by = (output: number) => found.filter((item) => item.output === output).length;
	const isComplete = failure === undefined && isWhole(tally);
	const told = failure && failureOf(context, failure);
	const news = found.filter(({ output }) => output !== reportedBefore).map(messageOf);
	const document = {
		compared,
		...period,
		status: isComplete ? 'complete' : 'incomplete',
		here: sideOf(result.here.id, tally.here, isComplete),
		there: sideOf(result.there.id, tally.there, isComplete),
		news: news.length,
		missingHere: by(outputOf.missing_here),
		missingThere: by(outputOf.missing_there),
		different: by(outputOf.different),
		reportedBefore: by(reportedBefore),
		reasons: countsOf(findings.map(({ finding }) => finding.reason)),
		mostHeld: result.peak,
		...(told ? { failure: told } : {}),
		text: summaryText(
			summed.title,
			{ ...period, isComplete, failure: told && `${told.message}. ${told.hint}` },
			result,
			news,
			by(reportedBefore),
		),
	};
	return { documents: toItemJson({ reconciliation: document }), output: summary };
}

/** Of a side that was not read to its end nothing is known but how much was read. */
function sideOf(vendor: string, { read, ignoredFor, ...counted }: SideTally, isComplete: boolean) {
	return isComplete ? { vendor, read, ...counted, ignoredFor } : { vendor, read };
}

function failureOf(context: IExecuteFunctions, { side, error }: NonNullable<Compared['failure']>) {
	const told = errorDocument(withoutPrivateValues(context, error), undefined);
	const [message, hint] = [String(told.message), String(told.hint)];
	return { side, vendor: told.vendor, class: told.class, code: told.code, message, hint };
}

function messageOf({ documents }: ItemResult): string {
	return String(asObject(documents.difference)?.message ?? '');
}

function countsOf(names: readonly string[]): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const name of names.toSorted()) counts[name] = (counts[name] ?? 0) + 1;
	return counts;
}
