import type { SkuStockEntry } from '../../runtime/vendorEntry';
import { openSkuStock } from './stock/skuStock';
import { vendor } from './client/vendor';

export const wooCommerceSkuStock: SkuStockEntry = {
	...vendor,
	credentialType: 'ponteWooCommerceApi',
	open: openSkuStock,
	hasNoLocations: true,
};
