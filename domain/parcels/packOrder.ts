import type { OrderItem } from '../documents/order';
import type { Parcel } from '../documents/shipment';
import { byWeight } from './byWeight';
import { isWithin } from './charged';
import type { Misfit, PackingRules, Piece } from './parcelPlan';
import { planParcels } from './planParcels';
import { longestFirst, roundedUp, type Sides } from './sides';

/** What a shop says of its parcels. */
export interface OrderPacking extends Omit<PackingRules, 'limits'> {
	/** The packed box for goods whose size nobody knows. */
	usual: Omit<Parcel, 'weightGrams'>;
	/** For each piece whose weight nobody knows. */
	unknownGrams: number;
}

export interface PackedParcel {
	parcel: Parcel;
	box: string | null;
	contents: { id: string; quantity: number }[];
}

export type PackedOrder = { fits: true; parcels: PackedParcel[] } | { fits: false; misfits: Misfit[] };

/** Names the parcels of goods without a size among the pieces. */
const usualBox = 'usual box';

/** Parcels for the lines of an order that are shipped. Goods without a size travel in the usual box, as many as their weight needs. */
export function packOrder(items: readonly OrderItem[], packing: OrderPacking, limits: PackingRules['limits']): PackedOrder {
	const weighed = items.map((item) => ({ ...item, grams: Math.ceil(item.weightGrams || packing.unknownGrams) }));
	const sized = weighed.flatMap(({ size, ...item }): Piece[] => (size ? [{ ...item, sides: millimetres(size) }] : []));
	const unsized = weighed.filter(({ size }) => !size);
	const tooHeavy = unsized.filter(({ grams }) => grams + packing.hull.grams > limits.maxGrams);
	if (tooHeavy.length > 0) return { fits: false, misfits: tooHeavy.map(({ id }) => ({ id, limit: 'weight' })) };
	const usual = byWeight(unsized, limits.maxGrams - packing.hull.grams);
	if (sized.length === 0) return inUsualBoxes(usual, packing, limits);
	const sides = millimetres(packing.usual);
	const boxes = usual.map(({ grams }, index): Piece => ({ id: `${usualBox} ${index}`, sides, grams, quantity: 1 }));
	const plan = planParcels([...sized, ...boxes], { ...packing, limits });
	const within = (id: string) => usual[Number(id.slice(usualBox.length))]!.contents;
	const unwrapped = <T extends { id: string }>(each: T) => (boxes.some(({ id }) => id === each.id) ? within(each.id) : [each]);
	if (!plan.fits) {
		const misfits = plan.misfits.flatMap(({ limit, ...misfit }) => unwrapped(misfit).map(({ id }) => ({ id, limit })));
		return { fits: false, misfits };
	}
	return {
		fits: true,
		parcels: plan.parcels.map(({ outer, grams, box, contents }) => ({
			parcel: parcelOf(outer, grams),
			box,
			contents: together(contents.flatMap((each) => unwrapped(each) as PackedParcel['contents'])),
		})),
	};
}

function inUsualBoxes(
	usual: ReturnType<typeof byWeight>,
	{ usual: size, hull }: OrderPacking,
	limits: PackingRules['limits'],
): PackedOrder {
	if (!isWithin(roundedUp(longestFirst(millimetres(size))), limits)) {
		const ids = new Set(usual.flatMap(({ contents }) => contents.map(({ id }) => id)));
		return { fits: false, misfits: [...ids].map((id) => ({ id, limit: 'side' })) };
	}
	const whole = { heightCm: Math.ceil(size.heightCm), widthCm: Math.ceil(size.widthCm), lengthCm: Math.ceil(size.lengthCm) };
	const parcels = usual.map(({ grams, contents }) => ({ parcel: { ...whole, weightGrams: grams + hull.grams }, box: null, contents }));
	return { fits: true, parcels };
}

/** A line may be in several boxes of one parcel. */
function together(contents: PackedParcel['contents']): PackedParcel['contents'] {
	const ids = [...new Set(contents.map(({ id }) => id))].sort();
	return ids.map((id) => ({ id, quantity: contents.reduce((sum, each) => sum + (each.id === id ? each.quantity : 0), 0) }));
}

function millimetres({ lengthCm, widthCm, heightCm }: Omit<Parcel, 'weightGrams'>): Sides {
	const side = (centimetres: number) => Math.ceil(Math.round(centimetres * 1000) / 100);
	return [side(lengthCm), side(widthCm), side(heightCm)];
}

function parcelOf([long, middle, short]: Sides, weightGrams: number): Parcel {
	return { heightCm: short / 10, widthCm: middle / 10, lengthCm: long / 10, weightGrams };
}

/** At least as large as carriers want a parcel to be. */
export function atLeast({ weightGrams, ...size }: Parcel, minSides: Sides): Parcel {
	const names = (['heightCm', 'widthCm', 'lengthCm'] as const).toSorted((a, b) => size[b] - size[a]);
	const sides = names.map((name, index) => [name, Math.max(size[name], Math.ceil(minSides[index]! / 10))] as const);
	return { ...(Object.fromEntries(sides) as typeof size), weightGrams };
}
