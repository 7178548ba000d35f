import { accountName, type Settings } from '../../../runtime/client/accountName';
import type { RateLimit } from '../../../runtime/client/rateLimiter';
import type { Vendor } from '../../../runtime/client/vendor';

export const vendor = { id: 'hubSpot', name: 'HubSpot' } as const satisfies Vendor;

const perTenSeconds = (requests: number): readonly RateLimit[] => [{ requests, perMs: 10_000 }];

/** HubSpot, "API usage guidelines": 100 in 10 seconds with Free and Starter, 190 above. */
export const limitsOfPlan = ({ plan }: Settings): readonly RateLimit[] => perTenSeconds(plan === 'professional' ? 190 : 100);

/** Searches, of all keys of an account together. */
export const searchLimits: readonly RateLimit[] = [{ requests: 5, perMs: 1000 }];

export const baseUrl = 'https://api.hubapi.com';

/** HubSpot names its versions by the month since 2026; those with a "v" end in 2027. */
export const contactsPath = '/crm/objects/2026-09/contacts';

export const notesPath = '/crm/objects/2026-09/notes';

/** A key does not tell whose it is. */
export const accountOf = (settings: Settings): string | undefined => accountName(settings, 'accessToken');
