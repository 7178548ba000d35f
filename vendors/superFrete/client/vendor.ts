import { accountName, type Settings } from '../../../runtime/client/accountName';
import type { RateLimit } from '../../../runtime/client/rateLimiter';
import type { Vendor } from '../../../runtime/client/vendor';

export const vendor = { id: 'superFrete', name: 'SuperFrete' } as const satisfies Vendor;

/** SuperFrete publishes no limit; ten calls a second is less than what its own plugin sends. */
export const limits: readonly RateLimit[] = [{ requests: 10, perMs: 1_000 }];

export function accountOf(settings: Settings): string | undefined {
	return accountName(settings, 'environment', 'accessToken');
}
