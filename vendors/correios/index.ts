import type { CarrierEntry } from '../../runtime/vendorEntry';
import { accountOf, vendor } from './client/vendor';
import { openCorreios } from './label/carrier';

export const correiosCarrier: CarrierEntry = {
	...vendor,
	accountOf,
	credentialType: 'ponteCorreiosApi',
	open: openCorreios,
	can: ['create', 'get', 'cancel', 'print', 'track'],
};
