import type { Vendor } from '../../../runtime/client/vendor';

export const vendor = { id: 'waha', name: 'WAHA' } as const satisfies Vendor;
