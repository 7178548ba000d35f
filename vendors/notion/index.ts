import type { LeadKeeperEntry } from '../../runtime/vendorEntry';
import { accountOf, vendor } from './client/vendor';
import { openLeadKeeper } from './leads/leadKeeper';

export const notionLeadKeeper: LeadKeeperEntry = {
	...vendor,
	accountOf,
	credentialType: 'ponteNotionApi',
	hasTables: true,
	open: openLeadKeeper,
};
