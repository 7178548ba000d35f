import { accountName, type Settings } from '../../../runtime/client/accountName';
import type { RateLimit } from '../../../runtime/client/rateLimiter';
import type { Vendor } from '../../../runtime/client/vendor';

export const vendor = { id: 'asaas', name: 'Asaas' } as const satisfies Vendor;

const twelveHoursMs = 12 * 60 * 60 * 1000;

/** Asaas documentation: 50 GETs at once, and 25,000 calls an account in 12 hours. */
export const limits: readonly RateLimit[] = [
	{ requests: 50, perMs: 0 },
	{ requests: 25_000, perMs: twelveHoursMs },
];

/** An account may have several keys, which do not tell whose they are. */
export const accountOf = (settings: Settings): string | undefined => accountName(settings, 'environment', 'apiKey');
