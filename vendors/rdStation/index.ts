import type { LeadBookEntry } from '../../runtime/vendorEntry';
import { accountOf, vendor } from './client/vendor';
import { openLeadBook } from './leads/leadBook';

export const rdStationLeadBook: LeadBookEntry = {
	...vendor,
	accountOf,
	credentialType: 'ponteRdStationOAuth2Api',
	open: openLeadBook,
};
