import { accountName, type Settings } from '../../../runtime/client/accountName';
import type { Vendor } from '../../../runtime/client/vendor';

export const vendor = { id: 'zApi', name: 'Z-API' } as const satisfies Vendor;

export const accountOf = (settings: Settings): string | undefined => accountName(settings, 'instanceId');
