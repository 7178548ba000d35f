import type { LeadBookEntry } from '../../runtime/vendorEntry';
import { accountOf, vendor } from './client/vendor';

export const rdStationLeadBook: LeadBookEntry = {
	...vendor,
	accountOf,
	credentialType: 'ponteRdStationOAuth2Api',
	open: async (connection) => (await import('./leads/leadBook')).openLeadBook(connection),
};
