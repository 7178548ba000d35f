import { accountOfLogin, type Settings } from '../../../runtime/client/accountName';
import type { RateLimit } from '../../../runtime/client/rateLimiter';
import type { Vendor } from '../../../runtime/client/vendor';
import type { Connection } from '../../../runtime/client/connection';
import { asNumber } from '../../../runtime/client/json';

export const vendor = { id: 'olistTiny', name: 'Olist Tiny' } as const satisfies Vendor;

/**
 * What any plan allows. Sources name 60, 120 and 240 requests a minute by plan, and half of that or less for writing; all integrations
 * of the account share them.
 */
const safePerMinute = 30;

export function limitsOf({ settings }: Connection): readonly RateLimit[] {
	const wanted = asNumber(settings.requestsPerMinute) ?? 0;
	const perMinute = wanted >= 1 ? Math.floor(wanted) : safePerMinute;
	return [{ requests: perMinute, perMs: 60_000 }];
}

export const baseUrl = 'https://api.tiny.com.br/public-api/v3';

/** The login says whose it is. */
export const accountOf = (settings: Settings): string | undefined => accountOfLogin(settings);
