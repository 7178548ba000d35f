import { accountName, type Settings } from '../../../runtime/client/accountName';
import type { RateLimit } from '../../../runtime/client/rateLimiter';
import type { Vendor } from '../../../runtime/client/vendor';

export const vendor = { id: 'calendly', name: 'Calendly' } as const satisfies Vendor;

/** 50 a minute and user on the free plan, ten times as many on the others (Calendly, "Rate limits"): the plan cannot be seen. */
export const limits: readonly RateLimit[] = [{ requests: 50, perMs: 60_000 }];

export const baseUrl = 'https://api.calendly.com';

/** A user may have several tokens, which do not tell whose they are. */
export const accountOf = (settings: Settings): string | undefined => accountName(settings, 'accessToken');
