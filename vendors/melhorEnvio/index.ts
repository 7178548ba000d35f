import type { CarrierEntry, ShipmentSourceEntry } from '../../runtime/vendorEntry';
import { accountOf, vendor } from './client/vendor';
import { shipmentTopics } from './events/topics';

export const melhorEnvioCarrier: CarrierEntry = {
	...vendor,
	accountOf,
	credentialType: 'ponteMelhorEnvioApi',
	open: async (connection) => (await import('./label/carrier')).openMelhorEnvio(connection),
	can: ['create', 'get', 'cancel', 'print', 'wallet'],
	printsAlso: ['zpl', 'dace'],
};

export const melhorEnvioShipmentSource: ShipmentSourceEntry = {
	...vendor,
	accountOf,
	credentialType: 'ponteMelhorEnvioApi',
	open: async (connection) => (await import('./events/shipmentSource')).openShipmentSource(connection),
	topics: shipmentTopics,
};
