import { accountName, type Settings } from '../../../runtime/client/accountName';
import type { RateLimit } from '../../../runtime/client/rateLimiter';
import type { Vendor } from '../../../runtime/client/vendor';

export const vendor = { id: 'frenet', name: 'Frenet' } as const satisfies Vendor;

/** Frenet publishes no limit. */
export const limits: readonly RateLimit[] = [{ requests: 10, perMs: 1_000 }];

export function accountOf(settings: Settings): string | undefined {
	return accountName(settings, 'accessToken');
}
