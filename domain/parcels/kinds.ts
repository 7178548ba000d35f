import type { Block, Piece } from './parcelPlan';
import { longestFirst, turnsOf, volumeOf, type Sides } from './sides';

/** Pieces that cannot be told apart by size and weight, whatever lines they are of: a thousand of them are one thing to think about. */
export interface Kind {
	sides: Sides;
	turns: Sides[];
	grams: number;
	count: number;
	lines: { id: string; quantity: number }[];
}

/** In an order that does not depend on that of the lines. */
export function kindsOf(pieces: readonly Piece[]): Kind[] {
	const kinds = new Map<string, Kind>();
	for (const { id, sides, grams, quantity } of pieces.toSorted((a, b) => compareTexts(a.id, b.id))) {
		const sorted = longestFirst(sides);
		const name = `${sorted.join('x')}:${grams}`;
		const kind = kinds.get(name) ?? { sides: sorted, turns: turnsOf(sorted), grams, count: 0, lines: [] };
		kinds.set(name, { ...kind, count: kind.count + quantity, lines: [...kind.lines, { id, quantity }] });
	}
	return [...kinds.values()].sort(bySize);
}

/** Largest first. */
export function bySize(a: Kind, b: Kind): number {
	return volumeOf(b.sides) - volumeOf(a.sides) || b.sides[0] - a.sides[0] || b.sides[1] - a.sides[1] || b.grams - a.grams;
}

/** Heaviest for its size first. */
export function byDensity(a: Kind, b: Kind): number {
	return b.grams * volumeOf(a.sides) - a.grams * volumeOf(b.sides) || bySize(a, b);
}

export function byLine(a: Kind, b: Kind): number {
	return compareTexts(a.lines[0]!.id, b.lines[0]!.id);
}

function compareTexts(a: string, b: string): number {
	return a === b ? 0 : a < b ? -1 : 1;
}

/** Hands the pieces of each kind out to one parcel after another, line by line. */
export function contentsInTurn(kinds: readonly Kind[]): (blocks: readonly Block[]) => { id: string; quantity: number }[] {
	const waiting = kinds.map(({ lines }) => lines.map((line) => ({ ...line })));
	return (blocks) => {
		const taken = new Map<string, number>();
		for (const { kind, times } of blocks) {
			let wanted = volumeOf(times);
			for (const line of waiting[kind]!) {
				const quantity = Math.min(line.quantity, wanted);
				if (quantity > 0) taken.set(line.id, (taken.get(line.id) ?? 0) + quantity);
				line.quantity -= quantity;
				wanted -= quantity;
			}
		}
		return [...taken].map(([id, quantity]) => ({ id, quantity })).sort((a, b) => compareTexts(a.id, b.id));
	};
}
