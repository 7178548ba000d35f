import type { Connection } from '../../runtime/client/connection';
import type { Authentication } from '../../runtime/vendorEntry';
import { accountOf } from './client/shop';
import { vendor } from './client/vendor';
import { defaultTopics, orderTopics } from './events/topics';
import type { OrderSourceOptions } from './orders/orderSource';

const authentications: readonly [Authentication, Authentication] = [
	{
		id: 'devDashboard',
		name: 'App From the Dev Dashboard',
		description: 'An app with Client ID and Client Secret; the only kind that can be made since 2026',
		credentialType: 'ponteShopifyApi',
	},
	{
		id: 'accessToken',
		name: 'Existing Custom App',
		description: 'An app that was made in the Shopify admin, with an Admin API access token (shpat_…)',
		credentialType: 'ponteShopifyAccessTokenApi',
	},
];

const shop = { ...vendor, accountOf, credentialType: authentications[0].credentialType, authentications };

export const shopifyOrderSource = {
	...shop,
	open: async (connection: Connection, options?: OrderSourceOptions) =>
		(await import('./orders/orderSource')).openOrderSource(connection, options),
	topics: orderTopics,
	defaultTopics,
};

export const shopifyCheckoutSource = {
	...shop,
	open: async (connection: Connection) => (await import('./checkouts/checkoutSource')).openCheckoutSource(connection),
};

export const shopifyOrderKeeper = {
	...shop,
	open: async (connection: Connection) => (await import('./orders/orderKeeper')).openOrderKeeper(connection),
};

export const shopifySkuStock = {
	...shop,
	open: async (connection: Connection) => (await import('./stock/skuStock')).openSkuStock(connection),
};

export const shopifySkuCatalogue = {
	...shop,
	open: async (connection: Connection) => (await import('./stock/skuCatalogue')).openSkuCatalogue(connection),
};

export const shopifyRecordReader = { ...vendor, shapes: async () => (await import('./orders/orderRecord')).shopifyRecords };
