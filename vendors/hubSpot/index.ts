import type { LeadKeeperEntry } from '../../runtime/vendorEntry';
import { accountOf, vendor } from './client/vendor';

export const hubSpotLeadKeeper: LeadKeeperEntry = {
	...vendor,
	accountOf,
	credentialType: 'ponteHubSpotApi',
	open: async (connection) => (await import('./leads/leadKeeper')).openLeadKeeper(connection),
};

export const hubSpotRecordReader = { ...vendor, shapes: async () => (await import('./leads/contactRecord')).hubSpotRecords };
