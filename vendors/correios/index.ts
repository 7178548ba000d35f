import type { LabelRegister } from '../../domain/ports/labelRegister';
import type { CarrierEntry, ShipmentSourceEntry, VendorEntry } from '../../runtime/vendorEntry';
import { accountOf, vendor } from './client/vendor';
import { shipmentTopics } from './events/topics';

export const correiosCarrier: CarrierEntry = {
	...vendor,
	accountOf,
	credentialType: 'ponteCorreiosApi',
	open: async (connection) => (await import('./label/carrier')).openCorreios(connection),
	can: ['create', 'createReturn', 'get', 'cancel', 'print', 'track', 'list'],
};

export const correiosShipmentSource: ShipmentSourceEntry = {
	...vendor,
	accountOf,
	credentialType: 'ponteCorreiosApi',
	open: async (connection) => (await import('./events/shipmentSource')).openShipmentSource(connection),
	topics: shipmentTopics,
};

export const correiosLabelRegister: VendorEntry<LabelRegister> = {
	...vendor,
	accountOf,
	credentialType: 'ponteCorreiosApi',
	open: async (connection) => (await import('./events/labelRegister')).openLabelRegister(connection),
};
