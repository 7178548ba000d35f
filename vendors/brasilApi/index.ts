import type { PostalCodeBookEntry } from '../../runtime/vendorEntry';
import { vendor } from './client/vendor';

export const brasilApiPostalCodeBook: PostalCodeBookEntry = {
	...vendor,
	open: async (connection) => (await import('./postalCodes/postalCodeBook')).openBrasilApi(connection),
};
