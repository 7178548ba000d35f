import type { LabelRegister } from '../../domain/ports/labelRegister';
import type { CarrierEntry, ShipmentSourceEntry, VendorEntry } from '../../runtime/vendorEntry';
import { accountOf, vendor } from './client/vendor';
import { shipmentTopics } from './events/topics';

export const melhorEnvioCarrier: CarrierEntry = {
	...vendor,
	accountOf,
	credentialType: 'ponteMelhorEnvioApi',
	open: async (connection) => (await import('./label/carrier')).openMelhorEnvio(connection),
	can: ['create', 'get', 'cancel', 'print', 'wallet', 'list', 'agencies'],
	printsAlso: ['zpl', 'dace'],
};

export const melhorEnvioShipmentSource: ShipmentSourceEntry = {
	...vendor,
	accountOf,
	credentialType: 'ponteMelhorEnvioApi',
	open: async (connection) => (await import('./events/shipmentSource')).openShipmentSource(connection),
	topics: shipmentTopics,
	delivers: true,
};

export const melhorEnvioLabelRegister: VendorEntry<LabelRegister> = {
	...vendor,
	accountOf,
	credentialType: 'ponteMelhorEnvioApi',
	open: async (connection) => (await import('./events/labelRegister')).openLabelRegister(connection),
};
