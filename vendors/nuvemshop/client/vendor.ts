import { accountName, type Settings } from '../../../runtime/client/accountName';
import { textSetting, type Connection } from '../../../runtime/client/connection';
import type { RateLimit } from '../../../runtime/client/rateLimiter';
import type { Vendor } from '../../../runtime/client/vendor';

export const vendor = { id: 'nuvemshop', name: 'Nuvemshop' } as const satisfies Vendor;

/** Nuvemshop documentation: a bucket of 40 calls for a store and app that leaks two a second; ten times as much on the larger plans. */
export const limits: readonly RateLimit[] = [{ requests: 40, perMs: 20_000 }];

/** The store, whichever token logs in. */
export function accountOf(settings: Settings): string | undefined {
	return accountName(settings, 'storeId');
}

/** What names the store in documents and keys: its number, which is the token's `user_id`. */
export function storeName(connection: Connection): string {
	return textSetting(connection, 'storeId');
}
