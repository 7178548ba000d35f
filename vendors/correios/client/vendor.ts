import { accountName, type Settings } from '../../../runtime/client/accountName';
import type { RateLimit } from '../../../runtime/client/rateLimiter';
import type { Vendor } from '../../../runtime/client/vendor';

export const vendor = { id: 'correios', name: 'Correios' } as const satisfies Vendor;

/** 150 requests a second for each user and address (Correios, CWS); a third of it is plenty. */
export const limits: readonly RateLimit[] = [{ requests: 50, perMs: 1_000 }];

/** A posting card is what parcels are billed to. */
export function accountOf(settings: Settings): string | undefined {
	return accountName(settings, 'environment', 'user', 'postingCard');
}
