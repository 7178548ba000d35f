import type { Authentication } from '../../runtime/vendorEntry';
import { openCheckoutSource } from './checkouts/checkoutSource';
import { accountOf } from './client/shop';
import { vendor } from './client/vendor';
import { openOrderKeeper } from './orders/orderKeeper';
import { openOrderSource } from './orders/orderSource';
import { openSkuStock } from './stock/skuStock';
import { defaultTopics, orderTopics } from './events/topics';
import { shopifyRecords } from './orders/orderRecord';

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

export const shopifyOrderSource = { ...shop, open: openOrderSource, topics: orderTopics, defaultTopics };

export const shopifyCheckoutSource = { ...shop, open: openCheckoutSource };

export const shopifyOrderKeeper = { ...shop, open: openOrderKeeper };

export const shopifySkuStock = { ...shop, open: openSkuStock };

export const shopifyRecordReader = { ...vendor, shapes: shopifyRecords };
