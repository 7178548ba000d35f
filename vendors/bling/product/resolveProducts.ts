import { startAnew } from '../../../domain/checks/startAnew';
import type { Order, OrderItem } from '../../../domain/documents/order';
import type { InvoiceOverrides } from '../../../domain/ports/invoiceIssuer';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import type { BlingApi } from '../client/api';
import { createProduct } from './createProduct';
import { findProducts, productIds } from './productIds';
import { vendor } from '../client/vendor';

type Policy = NonNullable<InvoiceOverrides['unknownProducts']>;

/** Product ids by SKU (Bling: código) of all the order's items, in one call for up to 100 SKUs. */
export async function resolveProducts(api: BlingApi, order: Order, unknown: Policy): Promise<Map<string, number>> {
	const generic = typeof unknown === 'object' ? [unknown.genericSku] : [];
	const resolved = await productIds(api, [...skusOf(order.items), ...generic]);
	const missing = order.items.filter(({ sku }) => !sku || !resolved.has(sku));
	if (missing.length === 0) return resolved;
	if (unknown === 'create') return new Map([...resolved, ...(await createProducts(api, order, missing))]);
	if (unknown === 'fail') throw unknownSku(order, missing);
	const stand = resolved.get(unknown.genericSku);
	if (stand === undefined) throw unknownGeneric(order, unknown.genericSku);
	// Only here: in the account's memory the SKU stays unknown.
	return new Map([...resolved, ...missing.flatMap(({ sku }) => (sku ? [[sku, stand] as const] : []))]);
}

/** One product for a SKU, however many lines have it; a line without a SKU cannot be found again. */
async function createProducts(api: BlingApi, order: Order, missing: readonly OrderItem[]): Promise<Map<string, number>> {
	const nameless = missing.filter(({ sku }) => !sku);
	if (nameless.length > 0) throw unknownSku(order, nameless);
	const created = new Map<string, number>();
	for (const [sku, item] of new Map(missing.map((each) => [each.sku!, each]))) {
		const id = await createProduct(api, item, async () => (await findProducts(api, [sku])).get(sku)?.id);
		created.set(sku, id);
		api.memory.products.set(sku, { id, isTwin: false }, api.connection.clock);
	}
	return created;
}

function skusOf(items: readonly OrderItem[]): string[] {
	return items.flatMap(({ sku }) => (sku ? [sku] : []));
}

function unknownSku(order: Order, missing: readonly OrderItem[]): IntegrationError {
	const names = missing.map(({ sku, name }) => sku || `"${name}" (no SKU)`);
	return new IntegrationError(vendor, {
		class: 'validation',
		code: 'unknownSku',
		message: `Order ${order.number}: Bling has no product with the SKU ${[...new Set(names)].join(', ')}`,
		hint: `Create the product in Bling with this SKU (código), or set "Unknown Products" or "SKU Map", and run the item again; or give the product in the shop the SKU it has in Bling; ${startAnew}`,
	});
}

function unknownGeneric(order: Order, sku: string): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'validation',
		code: 'unknownGenericSku',
		message: `Order ${order.number}: Bling has no product with the generic SKU ${sku}`,
		hint: 'Create this product in Bling, or correct "Generic Product SKU"',
	});
}
