import { chargedGrams, isWithin } from './charged';
import { fill, type Filling, type Work } from './fill';
import { leastOf } from './hull';
import type { Kind } from './kinds';
import type { PackingRules, ShopBox } from './parcelPlan';
import { fitsInto, longestFirst, roundedUp, volumeOf, type Sides } from './sides';

export interface FilledBox {
	box: ShopBox;
	filling: Filling;
}

/** The boxes that the service takes, the one that is charged least for goods of this weight first. */
export function usableBoxes({ boxes, limits, cubicDivisor }: PackingRules, grams = 0): ShopBox[] {
	const measures = ({ outer, emptyGrams }: ShopBox) => [chargedGrams(outer, emptyGrams + grams, cubicDivisor), volumeOf(outer)] as const;
	return boxes
		.map((box) => ({ ...box, inner: longestFirst(box.inner), outer: roundedUp(longestFirst(box.outer)) }))
		.filter(({ outer }) => isWithin(outer, limits))
		.map((box) => ({ box, measures: measures(box) }))
		.sort((a, b) => a.measures[0] - b.measures[0] || a.measures[1] - b.measures[1] || (a.box.name < b.box.name ? -1 : 1))
		.map(({ box }) => box);
}

/** Everything in the box that costs least; undefined where it goes into none. */
export function smallestBox(kinds: readonly Kind[], counts: readonly number[], rules: PackingRules, work: Work): FilledBox | undefined {
	const grams = kinds.reduce((sum, kind, index) => sum + kind.grams * counts[index]!, 0);
	const volume = kinds.reduce((sum, { sides }, index) => sum + volumeOf(sides) * counts[index]!, 0);
	const isInside = ({ inner }: ShopBox) => kinds.every(({ sides }, index) => counts[index] === 0 || fitsInto(sides, inner));
	for (const box of usableBoxes(rules, grams)) {
		if (volumeOf(box.inner) < volume || grams + box.emptyGrams > rules.limits.maxGrams || !isInside(box)) continue;
		const filling = fillings(kinds, counts, box, rules, work).find(({ left }) => left.every((count) => count === 0));
		if (filling) return { box, filling };
	}
	return undefined;
}

/** As much as goes into one box. */
export function fullestBox(kinds: readonly Kind[], counts: readonly number[], rules: PackingRules, work: Work): FilledBox {
	const packed = ({ filling: { left } }: FilledBox) =>
		kinds.reduce((sum, { sides }, index) => sum + volumeOf(sides) * (counts[index]! - left[index]!), 0);
	const all = usableBoxes(rules).flatMap((box) => fillings(kinds, counts, box, rules, work).map((filling) => ({ box, filling })));
	return leastOf(all, (each) => [-packed(each), volumeOf(each.box.outer)])!;
}

function fillings(kinds: readonly Kind[], counts: readonly number[], box: ShopBox, { limits }: PackingRules, work: Work): Filling[] {
	const [a, b, c] = box.inner;
	const rooms: Sides[] = [
		[a, b, c],
		[a, c, b],
		[b, c, a],
	];
	const maxGrams = limits.maxGrams - box.emptyGrams;
	const found: Filling[] = [];
	for (const room of rooms) {
		if (found.length > 0 && work.left <= 0) break;
		found.push(fill(kinds, counts, room, maxGrams, 'most', work));
		if (work.left > 0) found.push(fill(kinds, counts, room, maxGrams, 'flattest', work));
	}
	return found;
}
