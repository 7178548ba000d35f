import { accountName, type Settings } from '../../../runtime/client/accountName';
import type { RateLimit } from '../../../runtime/client/rateLimiter';
import type { Vendor } from '../../../runtime/client/vendor';

export const vendor = { id: 'metaLeads', name: 'Meta Lead Ads' } as const satisfies Vendor;

/** So many calls under way at once. How many a page has in a day follows from its leads (see `formsDue`): Meta tells by refusing. */
export const limits: readonly RateLimit[] = [{ requests: 10, perMs: 0 }];

/** The app, whoever's token it is. */
export const accountOf = (settings: Settings): string | undefined => accountName(settings, 'appId');
