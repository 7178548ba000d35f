import type { RateLimit } from '../../../runtime/client/rateLimiter';
import type { Vendor } from '../../../runtime/client/vendor';

export const vendor = { id: 'viaCep', name: 'ViaCEP' } as const satisfies Vendor;

/** No number is published; massive use gets the address blocked for nobody knows how long. These are a shop's orders, not a list of CEPs. */
export const limits: readonly RateLimit[] = [
	{ requests: 1, perMs: 1_000 },
	{ requests: 20, perMs: 60_000 },
];
