import type { Vendor } from '../../../runtime/client/vendor';

export const vendor = { id: 'ownCarrier', name: 'Own Carrier' } as const satisfies Vendor;
