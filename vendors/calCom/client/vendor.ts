import { accountName, type Settings } from '../../../runtime/client/accountName';
import type { RateLimit } from '../../../runtime/client/rateLimiter';
import type { Vendor } from '../../../runtime/client/vendor';

export const vendor = { id: 'calCom', name: 'Cal.com' } as const satisfies Vendor;

/** 120 a minute and API key (Cal.com, "Rate limits"). */
export const limits: readonly RateLimit[] = [{ requests: 120, perMs: 60_000 }];

export const baseUrl = 'https://api.cal.com/v2';

/** Bookings have a version of their own, without which an older form is answered (Cal.com, API v2, "cal-api-version"). */
export const bookingsVersion = '2024-08-13';

/** The limit is the key's. */
export const accountOf = (settings: Settings): string | undefined => accountName(settings, 'apiKey');
