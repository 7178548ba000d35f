import type { OrderKeeper } from '../../domain/ports/orderSource';
import type { StockCounter } from '../../domain/ports/stockKeeper';
import type { VendorEntry } from '../../runtime/vendorEntry';
import { openOrderKeeper } from './orderKeeper';
import { openOrderSource } from './orderSource';
import { openStockCounter } from './stock/stockCounter';
import { defaultTopics, orderTopics } from './webhooks/topics';

const shop = { id: 'shopify', name: 'Shopify', credentialType: 'ponteShopifyApi' };

export const shopifyOrderSource = { ...shop, open: openOrderSource, topics: orderTopics, defaultTopics };

export const shopifyOrderKeeper: VendorEntry<OrderKeeper> = { ...shop, open: openOrderKeeper };

export const shopifyStockCounter: VendorEntry<StockCounter> = { ...shop, open: openStockCounter };
