import type { Carrier } from '../../domain/ports/carrier';
import type { VendorEntry } from '../../runtime/vendorEntry';
import { accountOf, vendor } from './client/vendor';
import { openMelhorEnvio } from './label/carrier';

export const melhorEnvioCarrier: VendorEntry<Carrier> = {
	...vendor,
	accountOf,
	credentialType: 'ponteMelhorEnvioApi',
	open: openMelhorEnvio,
};
