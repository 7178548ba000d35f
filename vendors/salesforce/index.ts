import type { LeadKeeperEntry } from '../../runtime/vendorEntry';
import { accountOf, vendor } from './client/vendor';
import { openLeadKeeper } from './leads/leadKeeper';
import { salesforceRecords } from './leads/leadRecord';

export const salesforceLeadKeeper: LeadKeeperEntry = {
	...vendor,
	accountOf,
	credentialType: 'ponteSalesforceApi',
	open: openLeadKeeper,
};

export const salesforceRecordReader = { ...vendor, shapes: salesforceRecords };
