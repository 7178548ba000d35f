import type { StockCounterEntry } from '../../runtime/vendorEntry';
import { openStockCounter } from './stock/skuStock';
import { vendor } from './client/vendor';

export const wooCommerceStockCounter: StockCounterEntry = {
	id: vendor,
	name: 'WooCommerce',
	credentialType: 'ponteWooCommerceApi',
	open: openStockCounter,
	hasNoLocations: true,
};
