import type { LeadKeeperEntry } from '../../runtime/vendorEntry';
import { accountOf, vendor } from './client/vendor';
import { openLeadKeeper } from './leads/leadKeeper';

export const hubSpotLeadKeeper: LeadKeeperEntry = {
	...vendor,
	accountOf,
	credentialType: 'ponteHubSpotApi',
	open: openLeadKeeper,
};
