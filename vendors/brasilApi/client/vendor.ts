import type { RateLimit } from '../../../runtime/client/rateLimiter';
import type { Vendor } from '../../../runtime/client/vendor';

export const vendor = { id: 'brasilApi', name: 'BrasilAPI' } as const satisfies Vendor;

/** No number is published; its terms forbid going through lists in a loop. These are a shop's orders, one at a time. */
export const limits: readonly RateLimit[] = [
	{ requests: 1, perMs: 1_000 },
	{ requests: 20, perMs: 60_000 },
];
