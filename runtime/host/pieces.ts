import type { Claim, Ledger } from './ledger';

/** Work of several lines under one key. */
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

/** Lines of a larger piece are claimed as a whole, however many they are: those that it gets later count as done with them. */
export const maxNamedLines = 50;

/** Whose the lines of a piece are. */
export interface PieceClaim {
	/** Each was claimed by itself, so that one that an order gets later is moved, and the others are not moved again. */
	byLine: boolean;
	/** Nobody had it before. */
	isNew: boolean;
	lines: readonly Claim[];
}

/**
 * Two keys tell how a piece is known, whether it is larger or smaller by now: its own, and one that is given back as soon as its lines are
 * known by name.
 */
export async function claimPieces(ledger: Ledger, pieces: readonly Piece[]): Promise<PieceClaim[]> {
	// The same key twice in one run: the first piece is worked on, the others are its repeats.
	const isFirst = pieces.map(({ key }, index) => pieces.findIndex((each) => each.key === key) === index);
	const firsts = pieces.filter(({ lines }, index) => isFirst[index] && lines.length > 0);
	const claims = await ledger.claim(firsts.flatMap((piece) => [piece.key, wholeOf(piece.key), ...(isLarge(piece) ? [] : lineKeys(piece))]));
	const isMine = (key: string) => claims.get(key) === 'ours';
	const byLine = firsts.filter((piece) => isMine(wholeOf(piece.key)) && !(isLarge(piece) && isMine(piece.key)));
	const lines = new Map([...claims, ...(await ledger.claim(byLine.filter(isLarge).flatMap(lineKeys)))]);
	const wholes = firsts.filter(({ key }) => !isMine(wholeOf(key)));
	await ledger.release(wholes.flatMap((piece) => [piece.key, ...lineKeys(piece)].filter(isMine)));
	return pieces.map((piece, index) => {
		const isNew = isMine(piece.key);
		if (isFirst[index] && byLine.includes(piece)) return { byLine: true, isNew, lines: lineKeys(piece).map((key) => lines.get(key)!) };
		const whole = wholes.includes(piece) && isNew ? 'unfinished' : claims.get(piece.key);
		return { byLine: false, isNew, lines: piece.lines.map(() => (isFirst[index] ? whole! : 'done')) };
	});
}

/** Notes how the lines that were ours have ended. */
export async function recordEnds(
	ledger: Ledger,
	pieces: readonly Piece[],
	claims: readonly PieceClaim[],
	endAt: (place: Place) => LineEnd,
): Promise<void> {
	const finished: string[] = [];
	const released: string[] = [];
	for (const [index, piece] of pieces.entries()) {
		const { byLine, lines } = claims[index]!;
		const ends = lines.map((claim, line) => (claim === 'ours' ? endAt({ piece: index, line }) : undefined));
		const having = (wanted: LineEnd) => lineKeys(piece).filter((_, line) => ends[line] === wanted);
		const isPart = ends.includes('failed') && ends.some((end) => end !== 'failed');
		if (byLine) {
			finished.push(piece.key, ...having('done'));
			released.push(wholeOf(piece.key), ...having('failed'));
		} else if (isPart) {
			await ledger.note(having('done'), having('unknown'));
			finished.push(piece.key);
			released.push(wholeOf(piece.key));
		} else if (ends.includes('failed')) released.push(piece.key, wholeOf(piece.key));
		else if (ends.includes('done') && !ends.includes('unknown')) finished.push(piece.key, wholeOf(piece.key));
	}
	await ledger.end(finished, released);
}

/** Nothing of what was ours has happened. */
export async function releasePieces(ledger: Ledger, pieces: readonly Piece[], claims: readonly PieceClaim[]): Promise<void> {
	const keys = pieces.flatMap((piece, index) => {
		const { byLine, isNew, lines } = claims[index]!;
		const mine = byLine ? lineKeys(piece).filter((_, line) => lines[line] === 'ours') : [];
		const isHeld = byLine || lines.includes('ours');
		return [...mine, ...(isHeld ? [wholeOf(piece.key), ...(isNew ? [piece.key] : [])] : [])];
	});
	await ledger.release(keys);
}

function lineKeys({ key, lines }: Piece): string[] {
	return lines.map((line) => `${key}:line:${line}`);
}

function isLarge({ lines }: Piece): boolean {
	return lines.length > maxNamedLines;
}

/** Held while, and after, the piece is one piece of work. */
function wholeOf(key: string): string {
	return `${key}:whole`;
}
