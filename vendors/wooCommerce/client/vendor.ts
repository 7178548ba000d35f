import type { RateLimit } from '../../../runtime/client/rateLimiter';
import type { Vendor } from '../../../runtime/client/vendor';

export const vendor = { id: 'wooCommerce', name: 'WooCommerce' } as const satisfies Vendor;

/** WooCommerce itself has no limits (its reference names none); this is what a small shared host bears beside its customers. */
export const limits: readonly RateLimit[] = [{ requests: 5, perMs: 1000 }];

/** What messages call the side that answers: not the maker of WooCommerce. */
export const storeName = 'The WooCommerce store';
