import { accountOfLogin, type Settings } from '../../../runtime/client/accountName';
import type { RateLimit } from '../../../runtime/client/rateLimiter';
import type { Vendor } from '../../../runtime/client/vendor';

export const vendor = { id: 'rdStation', name: 'RD Station Marketing' } as const satisfies Vendor;

/** 120 a minute for an account (RD Station, "Limite de requisições da API"). How often one contact is changed is RD Station's to refuse. */
export const limits: readonly RateLimit[] = [{ requests: 120, perMs: 60_000 }];

export const baseUrl = 'https://api.rd.services';

/** Only a login by JSON Web Token says whose it is. */
export const accountOf = (settings: Settings): string | undefined => accountOfLogin(settings);
