import { createApiClient, type Safety, type VendorProfile } from '../../../runtime/client/apiClient';
import type { Connection } from '../../../runtime/client/connection';
import { asRecord, type Json } from '../../../runtime/client/json';
import { graphqlUrl, shopDomain } from './shop';
import { classify } from './classify';
import { withinCost } from './withinCost';
import { vendor } from './vendor';

export interface GraphqlRequest {
	/** A whole document, as it stands in a `*Document` constant. */
	document: string;
	variables: Record<string, unknown>;
	safety: Safety;
	timeoutMs?: number;
}

/** Sends a document to the Admin API and answers its `data`; throws an `IntegrationError`. */
export type Graphql = (request: GraphqlRequest) => Promise<Json>;

/** Shopify counts the cost of queries, not requests: there is no limit to keep here but that of `withinCost`. */
const profile: VendorProfile = { ...vendor, limits: [], classify };

export function openGraphql(connection: Connection): Graphql {
	const url = graphqlUrl(shopDomain(connection));
	const api = createApiClient({ ...connection, transport: withinCost(connection) }, profile);
	return async ({ document, variables, safety, timeoutMs }) => {
		const body = { query: document, variables };
		const response = await api({ method: 'POST', url, body, safety, ...(timeoutMs === undefined ? {} : { timeoutMs }) });
		return asRecord(asRecord(response.body).data);
	};
}
