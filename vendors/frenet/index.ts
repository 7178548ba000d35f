import type { CarrierEntry } from '../../runtime/vendorEntry';
import { accountOf, vendor } from './client/vendor';
import { openFrenet } from './quote/carrier';

export const frenetCarrier: CarrierEntry = {
	...vendor,
	accountOf,
	credentialType: 'ponteFrenetApi',
	open: openFrenet,
	can: ['track'],
};
