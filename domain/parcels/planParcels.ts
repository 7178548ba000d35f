import { chargedGrams, hullAround } from './charged';
import type { Filling, Work } from './fill';
import { fullestHull, leastOf, smallestHull } from './hull';
import { byDensity, byLine, bySize, contentsInTurn, kindsOf, type Kind } from './kinds';
import type { Misfit, PackingRules, ParcelPlan, Piece, PlannedParcel } from './parcelPlan';
import { fullestBox, smallestBox, usableBoxes } from './shopBoxes';
import { fitsInto, sumOf, volumeOf, type Sides } from './sides';
import { stackUp } from './stack';

/** Looks at a kind: with these a thousand pieces take some tens of milliseconds. */
const maxWork = 120_000;

/** What a label costs before anything is weighed, in grams of goods: the least that carriers' tariffs have, so that fewer parcels are cheaper. */
const labelGrams = 3_300;

/** One parcel, before it is known which lines its pieces are of. */
type Packed = Pick<PlannedParcel, 'box' | 'outer' | 'grams'> & { filling: Filling };

/** Parcels, and the order of kinds that their blocks count in. */
interface Packing {
	order: readonly Kind[];
	parcels: Packed[];
}

/**
 * The parcels that a basket is sent in: as few as were found, in the shop's boxes or in hulls. Pure and without chance: the same basket
 * gives the same parcels, in whatever order its lines are. A piece that goes into none is named, and then nothing is packed.
 */
export function planParcels(pieces: readonly Piece[], rules: PackingRules): ParcelPlan {
	const kinds = kindsOf(pieces.filter(({ quantity }) => quantity > 0));
	const misfits = kinds.flatMap((kind) => misfitsOf(kind, rules));
	if (misfits.length > 0) return { fits: false, misfits };
	const { parcels, order } = rules.boxes.length > 0 ? inBoxes(kinds, rules) : inHulls(kinds, rules);
	const contents = contentsInTurn(order);
	return {
		fits: true,
		parcels: parcels.map(({ filling: { blocks }, ...parcel }) => ({ ...parcel, contents: contents(blocks), blocks })),
	};
}

function misfitsOf({ sides, grams, lines }: Kind, rules: PackingRules): Misfit[] {
	const limit = rules.boxes.length > 0 ? boxMisfit(sides, grams, rules) : hullMisfit(sides, grams, rules);
	return limit === undefined ? [] : lines.map(({ id }) => ({ id, limit }));
}

function hullMisfit(sides: Sides, grams: number, rules: PackingRules): Misfit['limit'] | undefined {
	const { limits, hull } = rules;
	const outer = hullAround(sides, rules);
	if (grams + hull.grams > limits.maxGrams) return 'weight';
	if (!fitsInto(outer, limits.maxSides)) return 'side';
	return sumOf(outer) > limits.maxSum ? 'sum' : undefined;
}

function boxMisfit(sides: Sides, grams: number, rules: PackingRules): Misfit['limit'] | undefined {
	const roomy = usableBoxes(rules).filter(({ inner }) => fitsInto(sides, inner));
	if (roomy.length === 0) return 'box';
	return roomy.every(({ emptyGrams }) => grams + emptyGrams > rules.limits.maxGrams) ? 'weight' : undefined;
}

function inBoxes(kinds: readonly Kind[], rules: PackingRules): Packing {
	const work = { left: maxWork };
	return oneAfterAnother(kinds, (counts) => {
		const { box, filling } = smallestBox(kinds, counts, rules, work) ?? largestFilled(kinds, counts, rules, work);
		return { box: box.name, outer: box.outer, grams: filling.grams + box.emptyGrams, filling };
	});
}

/** What goes into the fullest box may go into a smaller one, too. */
function largestFilled(kinds: readonly Kind[], counts: readonly number[], rules: PackingRules, work: Work) {
	const fullest = fullestBox(kinds, counts, rules, work);
	const packed = counts.map((count, index) => count - fullest.filling.left[index]!);
	const smaller = smallestBox(kinds, packed, rules, work);
	if (smaller === undefined) return fullest;
	return { ...smaller, filling: { ...smaller.filling, left: fullest.filling.left } };
}

/**
 * Goods stacked line by line are what would be paid without any thought: no plan with more parcels is taken, and of the others the one
 * that costs least. Heavy and bulky goods share parcels best in an order of their own.
 */
function inHulls(kinds: readonly Kind[], rules: PackingRules): Packing {
	const work = { left: maxWork };
	const naive = stacked(kinds.toSorted(byLine), rules, true);
	const stacks = [byLine, bySize, byDensity].map((order) => stacked(kinds.toSorted(order), rules));
	const hulls = [nested(kinds.toSorted(bySize), rules, work)];
	if (hulls[0]!.parcels.length > 1 && work.left > 0) hulls.push(nested(kinds.toSorted(byDensity), rules, work));
	const all = [naive, ...stacks, ...hulls].filter(({ parcels }) => parcels.length <= naive.parcels.length);
	return leastOf(all, ({ parcels }) => [costOf(parcels, rules), roomOf(parcels)])!;
}

function roomOf(parcels: readonly Packed[]): number {
	return parcels.reduce((sum, { outer }) => sum + volumeOf(outer), 0);
}

function costOf(parcels: readonly Packed[], { cubicDivisor }: PackingRules): number {
	return parcels.reduce((sum, { outer, grams }) => sum + labelGrams + chargedGrams(outer, grams, cubicDivisor), 0);
}

function stacked(kinds: readonly Kind[], rules: PackingRules, inTurn = false): Packing {
	return oneAfterAnother(kinds, (counts) => hullParcel(stackUp(kinds, counts, rules, inTurn), rules));
}

function nested(kinds: readonly Kind[], rules: PackingRules, work: Work): Packing {
	return oneAfterAnother(kinds, (counts) => {
		const one = isTooHeavy(kinds, counts, rules) ? undefined : smallestHull(kinds, counts, rules, work);
		return hullParcel(one ?? fullestHull(kinds, counts, rules, work), rules);
	});
}

function hullParcel(filling: Filling, rules: PackingRules): Packed {
	return { box: null, outer: hullAround(filling.extent, rules), grams: filling.grams + rules.hull.grams, filling };
}

function isTooHeavy(kinds: readonly Kind[], counts: readonly number[], { limits, hull }: PackingRules): boolean {
	return kinds.reduce((sum, kind, index) => sum + kind.grams * counts[index]!, hull.grams) > limits.maxGrams;
}

function oneAfterAnother(order: readonly Kind[], next: (counts: readonly number[]) => Packed): Packing {
	const parcels: Packed[] = [];
	let counts: readonly number[] = order.map(({ count }) => count);
	while (counts.some((count) => count > 0)) {
		const parcel = next(counts);
		parcels.push(parcel);
		counts = parcel.filling.left;
	}
	return { order, parcels };
}
