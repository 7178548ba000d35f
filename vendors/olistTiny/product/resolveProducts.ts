import { startAnew } from '../../../domain/checks/startAnew';
import type { Order } from '../../../domain/documents/order';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import type { TinyApi } from '../client/api';
import { findProduct } from './findProduct';
import { vendor } from '../client/vendor';

/** Product ids by SKU of all the order's items; a call for each SKU that was not met in the last minutes. */
export async function resolveProducts(api: TinyApi, order: Order): Promise<Map<string, number>> {
	const resolved = new Map<string, number>();
	const unknown: string[] = [];
	for (const { sku, name } of order.items) {
		if (sku && resolved.has(sku)) continue;
		const product = sku ? await findProduct(api, sku) : undefined;
		if (sku && product) resolved.set(sku, product.id);
		else unknown.push(sku ?? `"${name}" (no SKU)`);
	}
	if (unknown.length > 0) throw unknownSkus(order, unknown);
	return resolved;
}

function unknownSkus(order: Order, unknown: readonly string[]): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'validation',
		code: 'unknownSku',
		message: `Order ${order.number}: Olist Tiny has no product with the SKU ${[...new Set(unknown)].join(', ')}`,
		hint: `Create the product in Olist Tiny with this SKU (código) and run the item again; or give the product in the shop the SKU it has there; ${startAnew}`,
	});
}
