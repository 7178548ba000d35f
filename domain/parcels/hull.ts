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
	const whole = kinds.reduce((sum, kind, index) => sum + kind.grams * counts[index]!, rules.hull.grams);
	let best: { filling: Filling; charged: number; volume: number } | undefined;
	const isBehind = (charged: number, volume: number) =>
		best !== undefined && (charged > best.charged || (charged === best.charged && volume >= best.volume));
	// What grows beyond the best one is not filled any further: that is most of what is tried.
	const isHopeless = (extent: Sides) => {
		const outer = hullAround(extent, rules);
		return isBehind(chargedGrams(outer, whole, rules.cubicDivisor), volumeOf(outer));
	};
	fillings(kinds, counts, rules, work, isHopeless, (filling) => {
		if (filling.left.some((count) => count > 0)) return;
		const outer = hullAround(filling.extent, rules);
		const [charged, volume] = [chargedGrams(outer, whole, rules.cubicDivisor), volumeOf(outer)];
		if (!isBehind(charged, volume)) best = { filling, charged, volume };
	});
	return best?.filling;
}

/** As much as goes into one parcel. */
export function fullestHull(kinds: readonly Kind[], counts: readonly number[], rules: PackingRules, work: Work): Filling {
	const packed = ({ left }: Filling) => kinds.reduce((sum, { sides }, index) => sum + volumeOf(sides) * (counts[index]! - left[index]!), 0);
	const found: Filling[] = [];
	fillings(kinds, counts, rules, work, undefined, (filling) => found.push(filling));
	return leastOf(found, (filling) => [-packed(filling), volumeOf(hullAround(filling.extent, rules))])!;
}

/** Hands over each filling that the limits allow. */
function fillings(
	kinds: readonly Kind[],
	counts: readonly number[],
	rules: PackingRules,
	work: Work,
	isHopeless: ((extent: Sides) => boolean) | undefined,
	take: (filling: Filling) => void,
): void {
	const maxGrams = rules.limits.maxGrams - rules.hull.grams;
	const takeAllowed = (filling: Filling) => void (isWithin(hullAround(filling.extent, rules), rules.limits) && take(filling));
	takeAllowed(stackUp(kinds, counts, rules));
	// Of many parcels each has its share of the search.
	const share = { left: Math.max(0, work.left / 6) };
	const before = share.left;
	for (const [index, room] of roomsFor(kinds, counts, rules).entries()) {
		if (index > 0 && share.left <= 0) break;
		takeAllowed(fill(kinds, counts, room, maxGrams, 'most', share, isHopeless));
		if (share.left > 0) takeAllowed(fill(kinds, counts, room, maxGrams, 'flattest', share, isHopeless));
	}
	work.left -= before - share.left;
}

interface Footprint {
	room: Sides;
	/** The sum of the sides that goods of this volume would have on it. */
	girth: number;
}

/** Rooms to fill, as high as the limits allow: what is left empty on top is cut off afterwards. The most compact ones first. */
function roomsFor(kinds: readonly Kind[], counts: readonly number[], rules: PackingRules): Sides[] {
	const waiting = kinds.filter((_, index) => counts[index]! > 0);
	const volume = kinds.reduce((sum, { sides }, index) => sum + volumeOf(sides) * counts[index]!, 0);
	const lengths = lengthsFor(kinds, counts, rules);
	const best: Footprint[] = [];
	for (const length of lengths) {
		for (const width of lengths) {
			const girth = length + width + volume / (length * width);
			if (width > length || !isAmong(best, girth, length)) continue;
			const room: Sides = [length, width, heightOver(length, width, rules)];
			if (room[2] > 0 && holdsAny(room, waiting)) insert(best, { room, girth });
		}
	}
	return best.map(({ room }) => room);
}

function holdsAny(room: Sides, kinds: readonly Kind[]): boolean {
	const sorted = longestFirst(room);
	return kinds.some(({ sides }) => fitsInto(sides, sorted));
}

function isAmong(best: readonly Footprint[], girth: number, length: number): boolean {
	return best.length < maxFootprints || isBefore(girth, length, best[best.length - 1]!);
}

function isBefore(girth: number, length: number, other: Footprint): boolean {
	return girth < other.girth || (girth === other.girth && length < other.room[0]);
}

/** Where it belongs, behind its equals; the last one of too many is dropped. */
function insert(best: Footprint[], one: Footprint): void {
	let place = best.length;
	while (place > 0 && isBefore(one.girth, one.room[0], best[place - 1]!)) place--;
	best.splice(place, 0, one);
	if (best.length > maxFootprints) best.pop();
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
