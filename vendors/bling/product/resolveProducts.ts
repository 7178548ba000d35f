import type { Order } from '../../../domain/order';
import { IntegrationError } from '../../../runtime/integrationError';
import type { BlingApi } from '../client/api';
import { productIds } from './productIds';

/** Product ids by SKU of all the order's items; refuses an order whose goods Bling does not have. */
export async function resolveProducts(api: BlingApi, order: Order): Promise<Map<string, number>> {
	const resolved = await productIds(
		api,
		order.items.flatMap(({ sku }) => (sku ? [sku] : [])),
	);
	refuseUnknown(order, resolved);
	return resolved;
}

function refuseUnknown(order: Order, resolved: ReadonlyMap<string, number>): void {
	const unknown = order.items.filter(({ sku }) => !sku || !resolved.has(sku)).map(({ sku, name }) => sku ?? `"${name}" (no SKU)`);
	if (unknown.length === 0) return;
	throw new IntegrationError('bling', {
		class: 'validation',
		code: 'unknownSku',
		message: `Order ${order.number}: Bling has no product with the SKU ${[...new Set(unknown)].join(', ')}`,
		hint: 'Create the product in Bling with this SKU (código), or give the product in the shop the SKU it has in Bling; then run the item again',
	});
}
