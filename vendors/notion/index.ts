import type { LeadKeeperEntry } from '../../runtime/vendorEntry';
import { accountOf, vendor } from './client/vendor';

export const notionLeadKeeper: LeadKeeperEntry = {
	...vendor,
	accountOf,
	credentialType: 'ponteNotionApi',
	hasTables: true,
	open: async (connection, table) => (await import('./leads/leadKeeper')).openLeadKeeper(connection, table),
};
