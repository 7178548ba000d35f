import type { IExecuteFunctions } from 'n8n-workflow';
import type { Clock } from '../clock';
import { attempt } from '../errors/attempt';
import { hasClass } from '../errors/integrationError';
import { exclusive } from '../once/exclusive';
import { Ledger } from './ledger';
import { claimPieces, recordEnds, releasePieces, type LineEnd, type Piece, type Place } from './pieces';

export type { LineEnd, Piece, Place } from './pieces';

export interface EachSteps<T> {
	/** Does the lines in these places in one go and answers one result each, in order. */
	work: (places: Place[]) => Promise<T[]>;
	/** It was done before. */
	repeated: (place: Place) => T;
	/** An earlier run claimed it and did not come to an end: it may have been done. */
	unfinished: (place: Place) => T;
	endOf: (result: T) => LineEnd;
}

/**
 * As `once`, for many pieces in one go, one at a time in a process. Where only some lines of a piece could be done, the ledger keeps
 * those by name, and the next run does the others.
 */
export async function onceEach<T>(
	context: IExecuteFunctions,
	pieces: readonly Piece[],
	steps: EachSteps<T>,
	clock?: Clock,
): Promise<T[][]> {
	const ledger = new Ledger(context, clock);
	return await exclusive(`onceEach:${ledger.workflow}`, async () => {
		const claims = await claimPieces(ledger, pieces);
		const places = claims.flatMap(({ lines }, piece) => lines.flatMap((claim, line) => (claim === 'ours' ? [{ piece, line }] : [])));
		const outcome = await attempt(places.length === 0 ? Promise.resolve([]) : steps.work(places));
		if (!outcome.ok) {
			if (!hasClass(outcome.error, 'unknownOutcome')) await releasePieces(ledger, pieces, claims);
			throw outcome.error;
		}
		const results = pieces.map((): (T | undefined)[] => []);
		for (const [index, { piece, line }] of places.entries()) results[piece]![line] = outcome.value[index];
		await recordEnds(ledger, pieces, claims, ({ piece, line }) => steps.endOf(results[piece]![line]!));
		return claims.map(({ lines }, piece) =>
			lines.map((claim, line) => {
				if (claim === 'ours') return results[piece]![line]!;
				return claim === 'done' ? steps.repeated({ piece, line }) : steps.unfinished({ piece, line });
			}),
		);
	});
}
