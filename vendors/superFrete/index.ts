import type { CarrierEntry } from '../../runtime/vendorEntry';
import { accountOf, vendor } from './client/vendor';
import { openSuperFrete } from './label/carrier';

export const superFreteCarrier: CarrierEntry = {
	...vendor,
	accountOf,
	credentialType: 'ponteSuperFreteApi',
	open: openSuperFrete,
	can: ['create', 'get', 'cancel', 'print', 'wallet'],
};
