import type { VendorProfile } from '../../../runtime/client/apiClient';

export const vendor = 'shopify';

export const displayName = 'Shopify';

/** Shopify counts the cost of queries, not requests: there is no limit to keep here but that of `withinCost`. */
export const limits: VendorProfile['limits'] = [];
