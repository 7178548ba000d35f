import type { CarrierEntry, ShipmentSourceEntry } from '../../runtime/vendorEntry';
import { accountOf, vendor } from './client/vendor';
import { openShipmentSource, shipmentTopics } from './events/shipmentSource';
import { openMelhorEnvio } from './label/carrier';

export const melhorEnvioCarrier: CarrierEntry = {
	...vendor,
	accountOf,
	credentialType: 'ponteMelhorEnvioApi',
	open: openMelhorEnvio,
	can: ['create', 'get', 'cancel', 'print', 'wallet'],
	printsAlso: ['zpl', 'dace'],
};

export const melhorEnvioShipmentSource: ShipmentSourceEntry = {
	...vendor,
	accountOf,
	credentialType: 'ponteMelhorEnvioApi',
	open: openShipmentSource,
	topics: shipmentTopics,
};
