import type { Vendor } from '../../../runtime/client/vendor';

export const vendor = { id: 'zApi', name: 'Z-API' } as const satisfies Vendor;
