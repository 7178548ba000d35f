import type { CarrierEntry } from '../../runtime/vendorEntry';
import { vendor } from './client/vendor';

/** The shop's own courier: a motoboy, a van, the neighbour. Nobody is asked, so there is no login. */
export const ownCarrier: CarrierEntry = {
	...vendor,
	open: async () => (await import('./delivery/carrier')).openOwnCarrier(),
	can: ['create', 'print'],
	byShop: true,
};
