import type { CarrierEntry, ShipmentSourceEntry } from '../../runtime/vendorEntry';
import { accountOf, vendor } from './client/vendor';
import { openShipmentSource, shipmentTopics } from './events/shipmentSource';
import { openCorreios } from './label/carrier';

export const correiosCarrier: CarrierEntry = {
	...vendor,
	accountOf,
	credentialType: 'ponteCorreiosApi',
	open: openCorreios,
	can: ['create', 'createReturn', 'get', 'cancel', 'print', 'track'],
};

export const correiosShipmentSource: ShipmentSourceEntry = {
	...vendor,
	accountOf,
	credentialType: 'ponteCorreiosApi',
	open: openShipmentSource,
	topics: shipmentTopics,
};
