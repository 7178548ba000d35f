import type { Vendor } from '../../../runtime/client/vendor';

export const vendor = { id: 'evolution', name: 'Evolution API' } as const satisfies Vendor;
