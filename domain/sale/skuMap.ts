import type { Order } from '../documents/order';

/** The order with the SKUs that the other system has; a SKU that the map does not name stays as it is. */
export function withMappedSkus(order: Order, skus: Readonly<Record<string, string>>): Order {
	const map = new Map(Object.entries(skus));
	return { ...order, items: order.items.map((item) => ({ ...item, sku: map.get(item.sku ?? '') ?? item.sku })) };
}

/** The order with a product of the other system for lines that name none: what a person typed in, or goods whose SKU the shop lacks. */
export function withGenericSku(order: Order, genericSku: string): Order {
	return { ...order, items: order.items.map((item) => ({ ...item, sku: item.sku?.trim() ? item.sku : genericSku })) };
}
