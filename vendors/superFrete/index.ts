import type { CarrierEntry, ShipmentSourceEntry } from '../../runtime/vendorEntry';
import { accountOf, vendor } from './client/vendor';
import { openShipmentSource, shipmentTopics } from './events/shipmentSource';
import { openSuperFrete } from './label/carrier';

export const superFreteCarrier: CarrierEntry = {
	...vendor,
	accountOf,
	credentialType: 'ponteSuperFreteApi',
	open: openSuperFrete,
	can: ['create', 'get', 'cancel', 'print', 'wallet'],
};

export const superFreteShipmentSource: ShipmentSourceEntry = {
	...vendor,
	accountOf,
	credentialType: 'ponteSuperFreteApi',
	open: openShipmentSource,
	topics: shipmentTopics,
};
