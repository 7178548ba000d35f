import type { LeadSourceEntry } from '../../runtime/vendorEntry';
import { accountOf, vendor } from './client/vendor';

export const metaLeadsSource: LeadSourceEntry = {
	...vendor,
	accountOf,
	credentialType: 'ponteMetaLeadsApi',
	open: async (connection, watched = { page: '', forms: [] }) => (await import('./events/leadSource')).openLeadSource(connection, watched),
	pages: async (connection) => await (await import('./events/choices')).pagesOf(connection),
	forms: async (connection, page) => await (await import('./events/choices')).formsOf(connection, page),
};
