import type { Shipment } from '../../domain/documents/shipment';
import type { BoughtShipment, ShipmentReference } from '../../domain/ports/carrier';
import { attempt } from '../errors/attempt';
import { parcelKey, readMark } from './parcelMark';
import { wholeShipment } from './wholeShipment';

/**
 * The same with each parcel of an order. By the order's key the first label says how many there are. One that fails does not keep the others
 * from it, and its failure is thrown in the end: run again, what was done is found.
 */
export async function eachParcel(
	[first, ...others]: readonly ShipmentReference[],
	work: (reference: ShipmentReference) => Promise<BoughtShipment>,
): Promise<Shipment> {
	const start = await attempt(work(first!));
	if (!start.ok && others.length === 0) throw start.error;
	const count = start.ok && 'key' in first! ? (readMark(start.value.mark)?.count ?? 1) : 1;
	const further = 'key' in first! ? Array.from({ length: count - 1 }, (_, index) => nextOf(first, index + 2)) : others;
	const results = [start];
	for (const reference of further) results.push(await attempt(work(reference)));
	return wholeShipment(
		results.map((result) => {
			if (result.ok) return result.value;
			throw result.error;
		}),
	);
}

function nextOf(reference: Extract<ShipmentReference, { key: string }>, number: number): ShipmentReference {
	return { ...reference, key: parcelKey(reference.key, number) };
}
