import { inGroups } from '../../../runtime/stock/slices';
import type { BlingApi } from '../client/api';
import { cannotTell } from '../../../runtime/erp/pickSale';
import { asId, asText, listIn } from '../client/answers';
import { vendor } from '../client/vendor';
import { pageSize } from '../client/listPages';

/** Product ids by SKU (Bling: código), in one call for up to 100 SKUs that were not seen lately; a SKU without product is absent. */
export async function productIds(api: BlingApi, skus: readonly string[]): Promise<Map<string, number>> {
	const { clock } = api.connection;
	const { products } = api.memory;
	const asked = [...new Set(skus)].filter((sku) => products.get(sku, clock) === undefined);
	for (const group of inGroups(asked, pageSize)) {
		for (const [sku, id] of await findProducts(api, group)) products.set(sku, id, clock);
	}
	return new Map(skus.flatMap((sku) => pair(sku, products.get(sku, clock))));
}

/**
 * Bling lists the products that were included last unless it is told which (`criterio`; OpenAPI document, Produtos), and an old SKU must
 * not be taken for a new one. An active product goes before an inactive one; the second call is for what no active one has.
 */
export async function findProducts(api: BlingApi, skus: readonly string[]): Promise<Map<string, number>> {
	const found = await listProducts(api, skus, criteria.active);
	const missing = skus.filter((sku) => !found.has(sku));
	return missing.length === 0 ? found : new Map([...found, ...(await listProducts(api, missing, criteria.inactive))]);
}

const criteria = { active: 2, inactive: 3 };

async function listProducts(api: BlingApi, skus: readonly string[], criterio: number): Promise<Map<string, number>> {
	const found = listIn(await api.get('/produtos', { 'codigos[]': [...skus], criterio, limite: pageSize }));
	// All of them were asked for by their SKU: one that cannot be read may be the product that would be made again.
	const unclear = found.some(({ codigo, id }) => asText(codigo) === null || asId(id) === undefined);
	// So may one behind a full page of others.
	const isPart = found.length >= pageSize && skus.some((sku) => !found.some(({ codigo }) => asText(codigo) === sku));
	if (unclear || isPart) throw cannotTell(vendor, `products with the SKU ${skus.join(', ')}`);
	return new Map(found.flatMap(({ codigo, id }) => pair(asText(codigo) ?? '', asId(id))));
}

function pair(sku: string, id: number | undefined): [string, number][] {
	return id === undefined || sku === '' ? [] : [[sku, id]];
}
