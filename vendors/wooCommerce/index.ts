import type { Connection } from '../../runtime/client/connection';
import type { SkuStockEntry } from '../../runtime/vendorEntry';
import { accountOf } from './client/storeUrl';
import { vendor } from './client/vendor';
import { defaultTopics, orderTopics } from './events/topics';

const store = { ...vendor, accountOf, credentialType: 'ponteWooCommerceApi' };

export const wooCommerceOrderSource = {
	...store,
	open: async (connection: Connection) => (await import('./events/orderSource')).openOrderSource(connection),
	topics: orderTopics,
	defaultTopics,
};

export const wooCommerceOrderDesk = {
	...store,
	open: async (connection: Connection) => (await import('./orders/orderDesk')).openOrderDesk(connection),
};

export const wooCommerceSkuStock: SkuStockEntry = {
	...store,
	open: async (connection) => (await import('./stock/skuStock')).openSkuStock(connection),
	hasNoLocations: true,
};

export const wooCommerceSkuCatalogue = {
	...store,
	open: async (connection: Connection) => (await import('./stock/skuCatalogue')).openSkuCatalogue(connection),
};

export const wooCommerceRecordReader = { ...vendor, shapes: async () => (await import('./orders/orderRecord')).wooCommerceRecords };
