import { accountName, type Settings } from '../../../runtime/client/accountName';
import type { RateLimit } from '../../../runtime/client/rateLimiter';
import type { Vendor } from '../../../runtime/client/vendor';

export const vendor = { id: 'focusNfe', name: 'Focus NFe' } as const satisfies Vendor;

/** 100 credits a minute with one token (vendor documentation, "Limites"). */
export const limits: readonly RateLimit[] = [{ requests: 100, perMs: 60_000 }];

/** A token belongs to one company and one environment; so do its limits and references. */
export const accountOf = (settings: Settings): string | undefined => accountName(settings, 'environment', 'token');
