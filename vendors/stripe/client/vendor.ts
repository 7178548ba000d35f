import { accountName, type Settings } from '../../../runtime/client/accountName';
import type { RateLimit } from '../../../runtime/client/rateLimiter';
import type { Vendor } from '../../../runtime/client/vendor';

export const vendor = { id: 'stripe', name: 'Stripe' } as const satisfies Vendor;

/** Stripe documentation: 100 calls a second with a live key, 25 with a test key; the key says by its beginning which it is. */
export function limitsOf(secretKey: string): readonly RateLimit[] {
	return [{ requests: /^[rs]k_live_/.test(secretKey) ? 100 : 25, perMs: 1000 }];
}

/** Of one endpoint, whichever record of it is asked for, with either key. */
export const endpointLimits: readonly RateLimit[] = [{ requests: 25, perMs: 1000 }];

/** The version whose shapes this package reads: said with every call, and fixed for every endpoint, so that the account's own does not matter. */
export const apiVersion = '2026-10-28.endive';

/** An account may have several keys, which do not tell whose they are. */
export const accountOf = (settings: Settings): string | undefined => accountName(settings, 'secretKey');
