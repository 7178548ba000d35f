import { accountName, withoutSlash, type Settings } from '../../../runtime/client/accountName';
import type { Vendor } from '../../../runtime/client/vendor';

export const vendor = { id: 'evolution', name: 'Evolution API' } as const satisfies Vendor;

export const accountOf = (settings: Settings): string | undefined =>
	accountName(withoutSlash(settings, 'serverUrl'), 'serverUrl', 'instanceName');
