import { accountOfLogin, type Settings } from '../../../runtime/client/accountName';
import type { RateLimit } from '../../../runtime/client/rateLimiter';
import type { Vendor } from '../../../runtime/client/vendor';

export const vendor = { id: 'bling', name: 'Bling' } as const satisfies Vendor;

/**
 * 3 requests a second for an account (Bling documentation, "Limites"). The 120,000 a day are not counted here: Bling says when they
 * are used up, and `classify` turns that into a wait until its next day.
 */
export const limits: readonly RateLimit[] = [{ requests: 3, perMs: 1000 }];

export const baseUrl = 'https://api.bling.com.br/Api/v3';

/** Only a login by JSON Web Token says whose it is. */
export const accountOf = (settings: Settings): string | undefined => accountOfLogin(settings);
