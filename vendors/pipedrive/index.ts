import type { LeadKeeperEntry } from '../../runtime/vendorEntry';
import { accountOf, vendor } from './client/vendor';
import { openLeadKeeper } from './leads/leadKeeper';

export const pipedriveLeadKeeper: LeadKeeperEntry = {
	...vendor,
	accountOf,
	credentialType: 'pontePipedriveApi',
	open: openLeadKeeper,
};
