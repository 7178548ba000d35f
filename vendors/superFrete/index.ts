import type { LabelRegister } from '../../domain/ports/labelRegister';
import type { CarrierEntry, ShipmentSourceEntry, VendorEntry } from '../../runtime/vendorEntry';
import { accountOf, vendor } from './client/vendor';
import { shipmentTopics } from './events/topics';

export const superFreteCarrier: CarrierEntry = {
	...vendor,
	accountOf,
	credentialType: 'ponteSuperFreteApi',
	open: async (connection) => (await import('./label/carrier')).openSuperFrete(connection),
	can: ['create', 'createReturn', 'get', 'cancel', 'print', 'wallet', 'list'],
};

export const superFreteShipmentSource: ShipmentSourceEntry = {
	...vendor,
	accountOf,
	credentialType: 'ponteSuperFreteApi',
	open: async (connection) => (await import('./events/shipmentSource')).openShipmentSource(connection),
	topics: shipmentTopics,
	delivers: true,
};

export const superFreteLabelRegister: VendorEntry<LabelRegister> = {
	...vendor,
	accountOf,
	credentialType: 'ponteSuperFreteApi',
	open: async (connection) => (await import('./events/labelRegister')).openLabelRegister(connection),
};
