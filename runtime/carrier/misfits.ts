import type { OrderItem } from '../../domain/documents/order';
import type { OrderPacking } from '../../domain/parcels/packOrder';
import type { Misfit, ParcelLimits } from '../../domain/parcels/parcelPlan';

/** Named in a message; of more it is told how many they are. */
const maxNamed = 5;

/** Which items go into no parcel, and by which limit. */
export function misfitsNamed(items: readonly OrderItem[], packing: OrderPacking, limits: ParcelLimits, misfits: readonly Misfit[]): string {
	const told = misfits.slice(0, maxNamed).map(({ id, limit }) => {
		const item = items.find((each) => each.id === id);
		return `${itemName(item)} ${item ? measures(item, packing) : ''} ${words(limit, limits)}`;
	});
	const more = misfits.length - told.length;
	return [...told, ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}

export function itemName(item: Pick<OrderItem, 'sku' | 'name'> | undefined): string {
	return `"${item?.sku || item?.name || '?'}"`;
}

function measures({ size, weightGrams }: OrderItem, { usual, unknownGrams }: OrderPacking): string {
	const { lengthCm, widthCm, heightCm } = size ?? usual;
	return `(${lengthCm} × ${widthCm} × ${heightCm} cm${size ? '' : ', the usual box'}, ${weightGrams || unknownGrams} g)`;
}

function words(limit: Misfit['limit'], { maxGrams, maxSides, maxSum }: ParcelLimits): string {
	const centimetres = maxSides.map((side) => side / 10).join(' × ');
	if (limit === 'weight') return `is heavier with its packaging than a parcel may be (${maxGrams} g)`;
	if (limit === 'side') return `is longer with its packaging than a parcel may be (${centimetres} cm)`;
	if (limit === 'sum') return `has sides that are longer together than a parcel's may be (${maxSum / 10} cm)`;
	return 'goes into none of the boxes that the carrier takes';
}
