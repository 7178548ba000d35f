import { startAnew } from '../../../domain/checks/startAnew';
import type { Order } from '../../../domain/documents/order';
import type { InvoiceOverrides } from '../../../domain/ports/invoiceIssuer';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import type { OmieApi } from '../client/api';
import { findProduct } from './findProduct';
import { vendor } from '../client/vendor';

export interface ResolvedProduct {
	id: number;
	/** The generic product, which is used for one that Omie does not know. */
	generic: boolean;
}

/** Products of the order's items by SKU, one question for each that was not seen in the last minutes. */
export async function resolveProducts(
	api: OmieApi,
	order: Order,
	unknown: InvoiceOverrides['unknownProducts'] = 'fail',
): Promise<ReadonlyMap<string, ResolvedProduct>> {
	if (unknown === 'create') throw cannotCreate();
	const skus = [...new Set(order.items.map(({ sku }) => sku ?? ''))];
	const ids = new Map(await Promise.all(skus.map(async (sku) => [sku, await idOf(api, sku)] as const)));
	const missing = skus.filter((sku) => ids.get(sku) === undefined);
	const generic = missing.length > 0 && unknown !== 'fail' ? await findProduct(api, unknown.genericSku) : undefined;
	if (missing.length > 0 && generic === undefined) throw unknownSkus(order, missing, unknown);
	return new Map(
		skus.map((sku) => {
			const id = ids.get(sku);
			return [sku, id === undefined ? { id: generic!, generic: true } : { id, generic: false }];
		}),
	);
}

async function idOf(api: OmieApi, sku: string): Promise<number | undefined> {
	return sku === '' ? undefined : await findProduct(api, sku);
}

function unknownSkus(order: Order, missing: readonly string[], unknown: 'fail' | { genericSku: string }): IntegrationError {
	const names = missing.map((sku) => (sku === '' ? nameWithoutSku(order) : sku)).join(', ');
	const generic = unknown === 'fail' ? '' : `, nor the generic product ${unknown.genericSku}`;
	return new IntegrationError(vendor, {
		class: 'validation',
		code: 'unknownSku',
		message: `Order ${order.number}: Omie has no product with the SKU ${names}${generic}`,
		hint: `Create the product in Omie with this SKU as its código and run the item again in a minute; or give the product in the shop the código it has in Omie; ${startAnew}`,
	});
}

function nameWithoutSku({ items }: Order): string {
	return `"${items.find(({ sku }) => !sku)?.name ?? ''}" (no SKU)`;
}

function cannotCreate(): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'validation',
		code: 'unknownProducts',
		message: 'This node does not create products in Omie: their taxes are set up there',
		hint: 'Choose for unknown products to fail or to use a generic product',
	});
}
