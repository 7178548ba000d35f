import type { LeadKeeperEntry } from '../../runtime/vendorEntry';
import { accountOf, vendor } from './client/vendor';
import { openLeadKeeper } from './leads/leadKeeper';

export const salesforceLeadKeeper: LeadKeeperEntry = {
	...vendor,
	accountOf,
	credentialType: 'ponteSalesforceApi',
	open: openLeadKeeper,
};
