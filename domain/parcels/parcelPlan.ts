import type { Sides } from './sides';

/** Pieces of one line of an order: all of them alike. */
export interface Piece {
	/** Of the line; unique in a basket. */
	id: string;
	sides: Sides;
	/** Of one piece. */
	grams: number;
	quantity: number;
}

/** A box that the shop has. */
export interface ShopBox {
	name: string;
	inner: Sides;
	outer: Sides;
	/** With padding. */
	emptyGrams: number;
}

/** What one parcel may be, by the service's own list, walls and packaging included; longest side first. */
export interface ParcelLimits {
	maxGrams: number;
	maxSides: Sides;
	/** Of the three sides. */
	maxSum: number;
}

/** How a parcel comes about. */
export interface PackingRules {
	limits: ParcelLimits;
	/** None: the smallest hull around the goods. */
	boxes: readonly ShopBox[];
	/** What cardboard and filling add to each side of a hull, and to its weight. */
	hull: { addedSides: number; grams: number };
	/** Cubic centimetres that are charged like a kilogram. */
	cubicDivisor: number;
}

/** Pieces of one size side by side: `times` of them along each axis, the first one's corner `at`. */
export interface Block {
	/** Of the list of kinds. */
	kind: number;
	at: Sides;
	unit: Sides;
	times: Sides;
}

export interface PlannedParcel {
	/** Null for a hull. */
	box: string | null;
	/** Longest first, in whole centimetres (as millimetres). */
	outer: Sides;
	grams: number;
	contents: { id: string; quantity: number }[];
	/** Where everything stands, measured from a corner inside. */
	blocks: Block[];
}

/** A piece that goes into no parcel, and by which limit. */
export interface Misfit {
	id: string;
	limit: 'weight' | 'side' | 'sum' | 'box';
}

export type ParcelPlan = { fits: true; parcels: PlannedParcel[] } | { fits: false; misfits: Misfit[] };
