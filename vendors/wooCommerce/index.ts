import type { SkuStockEntry } from '../../runtime/vendorEntry';
import { openSkuCatalogue } from './stock/skuCatalogue';
import { openSkuStock } from './stock/skuStock';
import { accountOf } from './client/storeUrl';
import { vendor } from './client/vendor';
import { openOrderSource } from './events/orderSource';
import { defaultTopics, orderTopics } from './events/topics';
import { openOrderDesk } from './orders/orderDesk';
import { wooCommerceRecords } from './orders/orderRecord';

const store = { ...vendor, accountOf, credentialType: 'ponteWooCommerceApi' };

export const wooCommerceOrderSource = { ...store, open: openOrderSource, topics: orderTopics, defaultTopics };

export const wooCommerceOrderDesk = { ...store, open: openOrderDesk };

export const wooCommerceSkuStock: SkuStockEntry = { ...store, open: openSkuStock, hasNoLocations: true };

export const wooCommerceSkuCatalogue = { ...store, open: openSkuCatalogue };

export const wooCommerceRecordReader = { ...vendor, shapes: wooCommerceRecords };
