import type { PackingRules, ParcelLimits } from './parcelPlan';
import { fitsInto, longestFirst, roundedUp, sumOf, volumeOf, type Sides } from './sides';

/** The parcel around goods of this extent: with cardboard, longest side first, rounded up as carriers do. */
export function hullAround(extent: Sides, { hull: { addedSides } }: Pick<PackingRules, 'hull'>): Sides {
	const [a, b, c] = extent;
	return roundedUp(longestFirst([a + addedSides, b + addedSides, c + addedSides]));
}

export function isWithin(outer: Sides, { maxSides, maxSum }: ParcelLimits): boolean {
	return fitsInto(outer, maxSides) && sumOf(outer) <= maxSum;
}

/** What a carrier charges for: the weight, or the room that is taken where that counts for more. */
export function chargedGrams(outer: Sides, grams: number, cubicDivisor: number): number {
	return Math.max(grams, volumeOf(outer) / cubicDivisor);
}
