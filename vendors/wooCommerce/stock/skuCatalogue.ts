import type { SkuCatalogue } from '../../../domain/ports/stock';
import type { Connection } from '../../../runtime/client/connection';
import { asText, type Json } from '../../../runtime/client/json';
import { openApi, type WooApi } from '../client/api';
import { maxProducts } from './findProducts';

/** The SKUs of a WooCommerce store, those of variations among them, which cost a call for each product that has some. */
export function openSkuCatalogue(connection: Connection): SkuCatalogue {
	const api = openApi(connection);
	return { skus: () => pagesOf(api) };
}

const page = { per_page: maxProducts, orderby: 'id', order: 'asc' } as const;

async function* pagesOf(api: WooApi): AsyncGenerator<string[]> {
	for await (const rows of api.pages('/products', { ...page, _fields: 'id,sku,type' })) {
		yield skusOf(rows.filter(({ type }) => type !== 'variable'));
		for (const { id } of rows.filter(({ type }) => type === 'variable'))
			for await (const variations of api.pages(`/products/${asText(id) ?? ''}/variations`, { ...page, _fields: 'id,sku' }))
				yield skusOf(variations);
	}
}

function skusOf(rows: readonly Json[]): string[] {
	return rows.flatMap(({ sku }) => asText(sku) ?? []);
}
