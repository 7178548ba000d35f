import type { CarrierEntry } from '../../runtime/vendorEntry';
import { accountOf, vendor } from './client/vendor';

export const frenetCarrier: CarrierEntry = {
	...vendor,
	accountOf,
	credentialType: 'ponteFrenetApi',
	open: async (connection) => (await import('./quote/carrier')).openFrenet(connection),
	can: ['track'],
};
