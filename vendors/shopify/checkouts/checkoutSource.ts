import type { CheckoutSource } from '../../../domain/ports/checkoutSource';
import type { Connection } from '../../../runtime/client/connection';
import { asRecord, asText } from '../../../runtime/client/json';
import { openGraphql } from '../client/api';
import { readPages } from '../client/readPages';
import { shopName } from '../client/shop';
import { checkoutDocument, checkoutsPageDocument } from './queries';
import { listedCheckout, readCheckout } from './readCheckout';

const pageSize = 100;

export function openCheckoutSource(connection: Connection): CheckoutSource {
	const graphql = openGraphql(connection);
	const shop = shopName(connection);
	return {
		async list(since) {
			const query = `updated_at:>='${since.slice(0, 19)}Z'`;
			const nodes = await readPages(async (after) => {
				const variables = { query, first: pageSize, after };
				return (await graphql({ document: checkoutsPageDocument, variables, safety: 'read' })).abandonedCheckouts;
			});
			return nodes.map((node) => listedCheckout(node, shop));
		},
		async get(sourceId) {
			const node = asRecord((await graphql({ document: checkoutDocument, variables: { id: sourceId }, safety: 'read' })).node);
			return asText(node.id) === null ? undefined : readCheckout(node, shop);
		},
	};
}
