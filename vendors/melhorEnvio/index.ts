import type { Carrier } from '../../domain/ports/carrier';
import type { ShipmentSourceEntry, VendorEntry } from '../../runtime/vendorEntry';
import { accountOf, vendor } from './client/vendor';
import { openShipmentSource, shipmentTopics } from './events/shipmentSource';
import { openMelhorEnvio } from './label/carrier';

export const melhorEnvioCarrier: VendorEntry<Carrier> = {
	...vendor,
	accountOf,
	credentialType: 'ponteMelhorEnvioApi',
	open: openMelhorEnvio,
};

export const melhorEnvioShipmentSource: ShipmentSourceEntry = {
	...vendor,
	accountOf,
	credentialType: 'ponteMelhorEnvioApi',
	open: openShipmentSource,
	topics: shipmentTopics,
};
