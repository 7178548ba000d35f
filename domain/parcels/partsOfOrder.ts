import type { Order, OrderItem } from '../documents/order';
import { fromCents, toCents } from '../values/money';
import type { PackedParcel } from './packOrder';

/** The order as if each parcel were one of its own: with its lines, and their money shared out to the cent. */
export function partsOfOrder(order: Order, parcels: readonly Pick<PackedParcel, 'contents'>[]): Order[] {
	const packed = new Map<string, number>();
	return parcels.map(({ contents }) => ({
		...order,
		items: contents.flatMap(({ id, quantity }) => {
			const item = order.items.find((each) => each.id === id);
			if (!item) return [];
			const before = packed.get(id) ?? 0;
			packed.set(id, before + quantity);
			return [unitsOf(item, before, before + quantity)];
		}),
	}));
}

function unitsOf(item: OrderItem, from: number, to: number): OrderItem {
	const share = (amount: number) => {
		const cents = toCents(amount);
		// What cannot be read is no zero: it stays, for whoever declares the value to see.
		if (cents === undefined) return amount;
		return fromCents(Math.round((cents * to) / item.quantity) - Math.round((cents * from) / item.quantity));
	};
	return { ...item, quantity: to - from, discount: share(item.discount), total: share(item.total) };
}
