import type { Vendor } from '../../../runtime/client/vendor';

export const vendor = { id: 'shopify', name: 'Shopify' } as const satisfies Vendor;
