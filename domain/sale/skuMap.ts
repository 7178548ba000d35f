import type { Order } from '../documents/order';

/** The order with the SKUs that the other system has; a SKU that the map does not name stays as it is. */
export function withMappedSkus(order: Order, skus: Readonly<Record<string, string>>): Order {
	const map = new Map(Object.entries(skus));
	return { ...order, items: order.items.map((item) => ({ ...item, sku: map.get(item.sku ?? '') ?? item.sku })) };
}
