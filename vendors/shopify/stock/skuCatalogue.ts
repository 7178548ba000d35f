import type { SkuCatalogue } from '../../../domain/ports/stock';
import type { Connection } from '../../../runtime/client/connection';
import { asRecord, asText } from '../../../runtime/client/json';
import { openGraphql, type Graphql } from '../client/api';
import { listedIn } from '../client/reading';
import { skusDocument } from './queries';

/** The SKUs of a Shopify shop, also of what it does not count. */
export function openSkuCatalogue(connection: Connection): SkuCatalogue {
	const graphql = openGraphql(connection);
	return { skus: () => pagesOf(graphql) };
}

async function* pagesOf(graphql: Graphql): AsyncGenerator<string[]> {
	for (let after: string | null = null, isLast = false; !isLast; ) {
		const page = asRecord((await graphql({ document: skusDocument, variables: { after }, safety: 'read' })).inventoryItems);
		yield listedIn(page, 'inventory items').flatMap(({ sku }) => asText(sku) ?? []);
		const { hasNextPage, endCursor } = asRecord(page.pageInfo);
		after = asText(endCursor);
		isLast = hasNextPage !== true || after === null;
	}
}
