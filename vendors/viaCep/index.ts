import type { PostalCodeBookEntry } from '../../runtime/vendorEntry';
import { vendor } from './client/vendor';

export const viaCepPostalCodeBook: PostalCodeBookEntry = {
	...vendor,
	open: async (connection) => (await import('./postalCodes/postalCodeBook')).openViaCep(connection),
};
