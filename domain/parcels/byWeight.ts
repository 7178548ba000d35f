/** A kind of goods that only its weight is known of. */
export interface Weighed {
	id: string;
	/** Of one piece. */
	grams: number;
	quantity: number;
}

export interface WeighedParcel {
	grams: number;
	contents: { id: string; quantity: number }[];
}

/** Goods shared out by weight alone: the heaviest first, each into the first parcel that can still carry it. None may exceed `maxGrams`. */
export function byWeight(goods: readonly Weighed[], maxGrams: number): WeighedParcel[] {
	const parcels: WeighedParcel[] = [];
	for (const { id, grams, quantity } of goods.toSorted((a, b) => b.grams - a.grams || (a.id < b.id ? -1 : 1))) {
		let left = quantity;
		for (let index = 0; left > 0; index++) {
			const parcel = (parcels[index] ??= { grams: 0, contents: [] });
			const units = grams === 0 ? left : Math.min(left, Math.floor((maxGrams - parcel.grams) / grams));
			if (units <= 0) continue;
			parcel.contents.push({ id, quantity: units });
			parcel.grams += units * grams;
			left -= units;
		}
	}
	return parcels;
}
