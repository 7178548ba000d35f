import type { LeadKeeper } from '../../domain/ports/leadKeeper';
import type { VendorEntry } from '../../runtime/vendorEntry';
import { accountOf, vendor } from './client/vendor';
import { openLeadKeeper } from './leads/leadKeeper';

export const salesforceLeadKeeper: VendorEntry<LeadKeeper> = {
	...vendor,
	accountOf,
	credentialType: 'ponteSalesforceApi',
	open: openLeadKeeper,
};
