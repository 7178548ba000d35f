import type { Order } from '../../domain/documents/order';
import type { Shipment, ShipmentStatus, ShippedParcel } from '../../domain/documents/shipment';
import type { PackedParcel } from '../../domain/parcels/packOrder';
import type { BoughtShipment } from '../../domain/ports/carrier';
import { sumMoney } from '../../domain/values/money';

/** The farther a parcel is, the later; the shipment is where its last parcel is. */
const way: readonly ShipmentStatus[] = [
	'unknown',
	'created',
	'paid',
	'label_ready',
	'posted',
	'in_transit',
	'out_for_delivery',
	'delivered',
];

/** One document of all parcels of an order; `packed`: what is in them, where that is known. */
export function wholeShipment(labels: readonly BoughtShipment[], order?: Order, packed?: readonly PackedParcel[]): Shipment {
	const first = { ...labels[0]! };
	delete first.mark;
	if (labels.length === 1) return first;
	const prices = labels.map(({ price }) => price);
	const days = labels.map(({ estimatedDelivery }) => estimatedDelivery);
	return {
		...first,
		status: statusOfAll(labels.map(({ status }) => status)),
		price: prices.includes(null) ? null : sumMoney(prices),
		estimatedDelivery: days.includes(null) ? null : (days.toSorted().at(-1) ?? null),
		found: labels.every(({ found }) => found),
		parcels: labels.map((label, index) => parcelOf(label, index, order, packed?.[index])),
	};
}

function statusOfAll(statuses: readonly ShipmentStatus[]): ShipmentStatus {
	const aside = statuses.find((status) => !way.includes(status) && status !== 'cancelled');
	if (aside) return aside;
	const standing = statuses.filter((status) => status !== 'cancelled');
	return standing.length === 0 ? 'cancelled' : way[Math.min(...standing.map((status) => way.indexOf(status)))]!;
}

function parcelOf(label: BoughtShipment, index: number, order: Order | undefined, packed: PackedParcel | undefined): ShippedParcel {
	const { id, status, price, trackingNumber, trackingUrl, labelUrl, estimatedDelivery, found } = label;
	const told = { number: index + 1, id, status, price, trackingNumber, trackingUrl, labelUrl, estimatedDelivery, found };
	if (!packed) return told;
	const items = packed.contents.map(({ id: line, quantity }) => {
		const item = order?.items.find((each) => each.id === line);
		return { id: line, sku: item?.sku ?? null, name: item?.name ?? '', quantity };
	});
	return { ...told, items, ...(packed.box === null ? {} : { box: packed.box }), size: packed.parcel };
}
