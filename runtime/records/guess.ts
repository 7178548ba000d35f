import { missingFields } from '../../domain/checks/missingFields';
import { sumProblems } from '../../domain/checks/totalsCheck';
import type { DocumentKind, RecordReading } from '../../domain/ports/recordReader';
import { tellProblem } from '../../domain/values/problemWords';
import type { FoundShape } from './findRecord';

/** What was taken for what, to be looked at. */
export interface Guess {
	/** `order of Shopify` */
	record: string;
	vendor: string;
	/** Paths in the document. */
	missing: string[];
	doubts: string[];
	test: boolean;
}

export function guessOf(
	kind: DocumentKind,
	{ documents, doubts, test }: RecordReading,
	{ vendor, shape }: { vendor: FoundShape['vendor']; shape: Pick<FoundShape['shape'], 'name'> },
): Guess {
	const sums = documents.order ? sumProblems(documents.order).map(tellProblem) : [];
	const tried = test === true ? ['It was made to try things out: no money moved.'] : [];
	const missing = missingFields(kind, documents[kind]!);
	return { record: shape.name, vendor: vendor.id, missing, doubts: [...tried, ...doubts, ...sums], test: test === true };
}
