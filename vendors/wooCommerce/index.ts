import type { SkuStockEntry } from '../../runtime/vendorEntry';
import { openSkuStock } from './stock/skuStock';
import { accountOf } from './client/storeUrl';
import { vendor } from './client/vendor';

export const wooCommerceSkuStock: SkuStockEntry = {
	...vendor,
	accountOf,
	credentialType: 'ponteWooCommerceApi',
	open: openSkuStock,
	hasNoLocations: true,
};
