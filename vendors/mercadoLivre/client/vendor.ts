import type { Vendor } from '../../../runtime/client/vendor';

/** Read as other nodes fetch it, never asked. */
export const vendor = { id: 'mercadoLivre', name: 'Mercado Livre' } as const satisfies Vendor;
