import { inGroups } from '../../../runtime/stock/slices';
import type { KnownProduct } from '../client/accountMemory';
import type { BlingApi } from '../client/api';
import { cannotTell } from '../../../runtime/erp/pickSale';
import { asId, asText, listIn } from '../client/answers';
import { vendor } from '../client/vendor';
import { pageSize } from '../client/listPages';

/** Products by SKU (Bling: código), in one call for up to 100 SKUs that were not seen lately; a SKU without product is absent. */
export async function knownProducts(api: BlingApi, skus: readonly string[]): Promise<Map<string, KnownProduct>> {
	const { clock } = api.connection;
	const { products } = api.memory;
	// Whoever was told of twins has perhaps given them SKUs of their own since.
	const asked = [...new Set(skus)].filter((sku) => products.get(sku, clock)?.isTwin !== false);
	for (const group of inGroups(asked, pageSize)) {
		for (const [sku, product] of await findProducts(api, group)) products.set(sku, product, clock);
	}
	return new Map(
		skus.flatMap((sku) => {
			const known = products.get(sku, clock);
			return known ? [[sku, known] as const] : [];
		}),
	);
}

/** Of several products with one SKU the last one that Bling lists. */
export async function productIds(api: BlingApi, skus: readonly string[]): Promise<Map<string, number>> {
	return new Map([...(await knownProducts(api, skus))].map(([sku, { id }]) => [sku, id]));
}

/**
 * Bling lists the products that were included last unless it is told which (`criterio`; OpenAPI document, Produtos), and an old SKU must
 * not be taken for a new one. An active product goes before an inactive one; the second call is for what no active one has.
 */
export async function findProducts(api: BlingApi, skus: readonly string[]): Promise<Map<string, KnownProduct>> {
	const found = await listProducts(api, skus, criteria.active);
	const missing = skus.filter((sku) => !found.has(sku));
	return missing.length === 0 ? found : new Map([...found, ...(await listProducts(api, missing, criteria.inactive))]);
}

const criteria = { active: 2, inactive: 3 };

async function listProducts(api: BlingApi, skus: readonly string[], criterio: number): Promise<Map<string, KnownProduct>> {
	const found = listIn(await api.get('/produtos', { 'codigos[]': [...skus], criterio, limite: pageSize }));
	// One behind a full page of others may be the product that would be made again.
	const isPart = found.length >= pageSize && skus.some((sku) => !found.some(({ codigo }) => asText(codigo) === sku));
	if (isPart) throw cannotTell(vendor, `products with the SKU ${skus.join(', ')}`);
	const products = new Map<string, KnownProduct>();
	for (const { codigo, id: told } of found) {
		const [sku, id] = [asText(codigo), asId(told)];
		// All of them were asked for by their SKU: one that cannot be read may be the product that would be made again.
		if (sku === null || id === undefined) throw cannotTell(vendor, `products with the SKU ${skus.join(', ')}`);
		products.set(sku, { id, isTwin: products.has(sku) });
	}
	return products;
}
