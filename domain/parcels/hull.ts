import { chargedGrams, hullAround, isWithin } from './charged';
import { fill, type Filling, type Work } from './fill';
import type { Kind } from './kinds';
import type { PackingRules, ParcelLimits } from './parcelPlan';
import { stackUp } from './stack';
import { fitsInto, longestFirst, volumeOf, type Sides } from './sides';

/** Footprints that are tried: the number of pieces that stand side by side decides, so multiples of their sides are what there is. */
const maxFootprints = 40;
const maxKinds = 4;
const maxTimes = 4;

/** Everything in one parcel, in the way that is charged least; undefined where none was found. */
export function smallestHull(kinds: readonly Kind[], counts: readonly number[], rules: PackingRules, work: Work): Filling | undefined {
	const whole = fillings(kinds, counts, rules, work).filter(({ left }) => left.every((count) => count === 0));
	const charged = ({ extent, grams }: Filling) => {
		const outer = hullAround(extent, rules);
		return { grams: chargedGrams(outer, grams + rules.hull.grams, rules.cubicDivisor), volume: volumeOf(outer) };
	};
	return leastOf(whole, (filling) => [charged(filling).grams, charged(filling).volume]);
}

/** As much as goes into one parcel. */
export function fullestHull(kinds: readonly Kind[], counts: readonly number[], rules: PackingRules, work: Work): Filling {
	const packed = ({ left }: Filling) => kinds.reduce((sum, { sides }, index) => sum + volumeOf(sides) * (counts[index]! - left[index]!), 0);
	return leastOf(fillings(kinds, counts, rules, work), (filling) => [-packed(filling), volumeOf(hullAround(filling.extent, rules))])!;
}

function fillings(kinds: readonly Kind[], counts: readonly number[], rules: PackingRules, work: Work): Filling[] {
	const maxGrams = rules.limits.maxGrams - rules.hull.grams;
	const found = [stackUp(kinds, counts, rules)];
	// Of many parcels each has its share of the search.
	const share = { left: Math.max(0, work.left / 6) };
	const before = share.left;
	for (const room of roomsFor(kinds, counts, rules)) {
		if (found.length > 1 && share.left <= 0) break;
		found.push(fill(kinds, counts, room, maxGrams, 'most', share));
		if (share.left > 0) found.push(fill(kinds, counts, room, maxGrams, 'flattest', share));
	}
	work.left -= before - share.left;
	return found.filter(({ extent }) => isWithin(hullAround(extent, rules), rules.limits));
}

/** Rooms to fill, as high as the limits allow: what is left empty on top is cut off afterwards. The most compact ones first. */
function roomsFor(kinds: readonly Kind[], counts: readonly number[], rules: PackingRules): Sides[] {
	const volume = kinds.reduce((sum, { sides }, index) => sum + volumeOf(sides) * counts[index]!, 0);
	const lengths = lengthsFor(kinds, counts, rules);
	const footprints = lengths.flatMap((length) =>
		lengths.filter((width) => width <= length).map((width) => ({ length, width, girth: length + width + volume / (length * width) })),
	);
	return footprints
		.sort((a, b) => a.girth - b.girth || a.length - b.length)
		.map(({ length, width }): Sides => [length, width, heightOver(length, width, rules)])
		.filter((room) => room[2] > 0 && kinds.some(({ sides }, index) => counts[index]! > 0 && fitsInto(sides, longestFirst(room))))
		.slice(0, maxFootprints);
}

/** Sides of the kinds that take most room, once and several times. */
function lengthsFor(kinds: readonly Kind[], counts: readonly number[], { limits, hull }: PackingRules): number[] {
	const room = (index: number) => volumeOf(kinds[index]!.sides) * counts[index]!;
	const large = [...kinds.keys()]
		.filter((index) => counts[index]! > 0)
		.sort((a, b) => room(b) - room(a) || a - b)
		.slice(0, maxKinds);
	const lengths = large.flatMap((index) =>
		kinds[index]!.sides.flatMap((side) => Array.from({ length: Math.min(counts[index]!, maxTimes) }, (_, times) => side * (times + 1))),
	);
	const most = limits.maxSides[0] - hull.addedSides;
	return [...new Set([...lengths, Math.floor(limits.maxSum / 3) - hull.addedSides, most])].filter((length) => length > 0 && length <= most);
}

/** How high a parcel on this footprint may be; below 0 where there can be none. */
function heightOver(length: number, width: number, { limits, hull }: PackingRules): number {
	const [first, second] = hullAround([length, width, 0], { hull });
	return Math.min(limits.maxSum - first - second, highest(first, second, limits)) - hull.addedSides;
}

function highest(first: number, second: number, { maxSides: [longest, middle, shortest] }: ParcelLimits): number {
	if (first <= middle && second <= shortest) return longest;
	if (first <= longest && second <= shortest) return middle;
	return first <= longest && second <= middle ? shortest : -1;
}

/** The one with the least measures, the first of them counting most. */
export function leastOf<T>(all: readonly T[], measuresOf: (one: T) => readonly number[]): T | undefined {
	const measured = all.map((one) => ({ one, measures: measuresOf(one) }));
	const compare = (a: readonly number[], b: readonly number[]) => a.reduce((order, value, index) => order || value - b[index]!, 0);
	return measured.reduce<(typeof measured)[number] | undefined>(
		(best, each) => (best === undefined || compare(each.measures, best.measures) < 0 ? each : best),
		undefined,
	)?.one;
}
