import type { Claim, Ledger } from './ledger';

/** Work of several lines under one key: one claim in the ledger, however many lines. */
export interface Piece {
	key: string;
	/** Names of its lines, no two alike. */
	lines: readonly string[];
}

/** Which piece, and which of its lines. */
export interface Place {
	piece: number;
	line: number;
}

/** `failed`: it certainly did not happen; `unknown`: nobody can tell. */
export type LineEnd = 'done' | 'failed' | 'unknown';

/** Larger pieces are remembered as a whole: lines that they get later count as done with them. */
const maxNamedLines = 200;

/** Whose the lines of a piece are. `byLine`: an earlier run did some of it, so that each line has a claim of its own. */
export interface PieceClaim {
	byLine: boolean;
	lines: readonly Claim[];
}

export async function claimPieces(ledger: Ledger, pieces: readonly Piece[]): Promise<PieceClaim[]> {
	const keys = [...new Set(pieces.filter(({ lines }) => lines.length > 0).map(({ key }) => key))];
	const claims = await ledger.claim(keys);
	const parts = await ledger.areDone(keys.filter((key) => claims.get(key) === 'unfinished').map(partOf));
	// The same key twice in one run: the first piece is worked on, the others are its repeats.
	const isFirst = pieces.map(({ key }, index) => pieces.findIndex((each) => each.key === key) === index);
	const byLine = pieces.map((piece, index) => isFirst[index]! && isKnownByLine(piece, claims.get(piece.key), parts));
	const lines = await claimLines(ledger, pieces.filter((_, index) => byLine[index]).flatMap(lineKeys));
	return pieces.map((piece, index) => {
		if (byLine[index]) return { byLine: true, lines: lineKeys(piece).map((key) => lines.get(key)!) };
		return { byLine: false, lines: piece.lines.map(() => (isFirst[index] ? claims.get(piece.key)! : 'done')) };
	});
}

/** An order may have got another line since its lines were moved, or some of them could not be moved then. */
function isKnownByLine(piece: Piece, claim: Claim | undefined, parts: ReadonlyMap<string, boolean>): boolean {
	return (claim === 'done' && isNamedByLine(piece)) || parts.get(partOf(piece.key)) === true;
}

async function claimLines(ledger: Ledger, keys: readonly string[]): Promise<Map<string, Claim>> {
	const done = await ledger.areDone(keys);
	const claims = await ledger.claim(keys.filter((key) => !done.get(key)));
	return new Map(keys.map((key) => [key, claims.get(key) ?? 'done']));
}

/** Notes how the lines that were ours have ended. */
export async function recordEnds(
	ledger: Ledger,
	pieces: readonly Piece[],
	claims: readonly PieceClaim[],
	endAt: (place: Place) => LineEnd,
): Promise<void> {
	const noted: string[] = [];
	const finished: string[] = [];
	const released: string[] = [];
	for (const [index, piece] of pieces.entries()) {
		const ends = claims[index]!.lines.map((claim, line) => (claim === 'ours' ? endAt({ piece: index, line }) : undefined));
		const having = (...wanted: LineEnd[]) => lineKeys(piece).filter((_, line) => wanted.some((end) => end === ends[line]));
		const kinds = new Set(ends);
		if (claims[index]!.byLine) {
			finished.push(...having('done'));
			released.push(...having('failed'));
		} else if (kinds.size > 1) {
			noted.push(...having('unknown'));
			finished.push(...having('done'), partOf(piece.key));
		} else if (kinds.has('done')) finished.push(piece.key, ...(isNamedByLine(piece) ? lineKeys(piece) : []));
		else if (kinds.has('failed')) released.push(piece.key);
	}
	await ledger.note(noted);
	await ledger.finish(finished);
	await ledger.release(released);
}

/** Nothing of what was ours has happened. */
export async function releasePieces(ledger: Ledger, pieces: readonly Piece[], claims: readonly PieceClaim[]): Promise<void> {
	const keys = pieces.flatMap((piece, index) => {
		const { byLine, lines } = claims[index]!;
		if (byLine) return lineKeys(piece).filter((_, line) => lines[line] === 'ours');
		return lines.includes('ours') ? [piece.key] : [];
	});
	await ledger.release(keys);
}

function lineKeys({ key, lines }: Piece): string[] {
	return lines.map((line) => `${key}:line:${line}`);
}

function isNamedByLine({ lines }: Piece): boolean {
	return lines.length <= maxNamedLines;
}

function partOf(key: string): string {
	return `${key}:part`;
}
