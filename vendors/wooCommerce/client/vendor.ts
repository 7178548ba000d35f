import type { RateLimit } from '../../../runtime/client/rateLimiter';
import type { Vendor } from '../../../runtime/client/vendor';

export const vendor = { id: 'wooCommerce', name: 'WooCommerce' } as const satisfies Vendor;

/** What messages call the side that answers: the shop's own server, not the maker of WooCommerce. */
export const answering: Vendor = { ...vendor, name: 'The WooCommerce store' };

/** WooCommerce itself has no limits (its reference names none); this is what a small shared host bears beside its customers. */
export const limits: readonly RateLimit[] = [{ requests: 5, perMs: 1000 }];
