import type { LeadKeeperEntry } from '../../runtime/vendorEntry';
import { accountOf, vendor } from './client/vendor';

export const salesforceLeadKeeper: LeadKeeperEntry = {
	...vendor,
	accountOf,
	credentialType: 'ponteSalesforceApi',
	open: async (connection) => (await import('./leads/leadKeeper')).openLeadKeeper(connection),
};

export const salesforceRecordReader = { ...vendor, shapes: async () => (await import('./leads/leadRecord')).salesforceRecords };
