import type { LeadKeeperEntry } from '../../runtime/vendorEntry';
import { accountOf, vendor } from './client/vendor';
import { openLeadKeeper } from './leads/leadKeeper';
import { hubSpotRecords } from './leads/contactRecord';

export const hubSpotLeadKeeper: LeadKeeperEntry = {
	...vendor,
	accountOf,
	credentialType: 'ponteHubSpotApi',
	open: openLeadKeeper,
};

export const hubSpotRecordReader = { ...vendor, shapes: hubSpotRecords };
