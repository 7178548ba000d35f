import { accountName, withoutSlash, type Settings } from '../../../runtime/client/accountName';
import type { Vendor } from '../../../runtime/client/vendor';

export const vendor = { id: 'waha', name: 'WAHA' } as const satisfies Vendor;

export const accountOf = (settings: Settings): string | undefined =>
	accountName(withoutSlash(settings, 'serverUrl'), 'serverUrl', 'session');
