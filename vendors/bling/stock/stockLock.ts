import { accountKey, type BlingApi } from '../client/api';

/** Whoever moves stock takes turns: a balance is written over one that was read before, and must not swallow a posting in between. */
export function stockLock(api: BlingApi): string {
	return accountKey(api, 'stock');
}
