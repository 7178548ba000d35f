import type { LeadKeeperEntry } from '../../runtime/vendorEntry';
import { accountOf, vendor } from './client/vendor';

export const pipedriveLeadKeeper: LeadKeeperEntry = {
	...vendor,
	accountOf,
	credentialType: 'pontePipedriveApi',
	open: async (connection) => (await import('./leads/leadKeeper')).openLeadKeeper(connection),
};
