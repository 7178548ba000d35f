import type { LeadSourceEntry } from '../../runtime/vendorEntry';
import { asText } from '../../runtime/client/json';
import { openApi } from './client/api';
import { accountOf, vendor } from './client/vendor';
import { listForms } from './events/forms';
import { openLeadSource } from './events/leadSource';

export const metaLeadsSource: LeadSourceEntry = {
	...vendor,
	accountOf,
	credentialType: 'ponteMetaLeadsApi',
	open: (connection, watched = { page: '', forms: [] }) => openLeadSource(connection, watched),
	pages: async (connection) => choices(await openApi(connection).list('user', '/me/accounts', { fields: 'id,name' })),
	forms: async (connection, page) => choices((await listForms(openApi(connection), page)).filter(({ status }) => status === 'ACTIVE')),
};

function choices(rows: readonly Record<string, unknown>[]) {
	return rows.flatMap(({ id, name }) => {
		const value = asText(id);
		return value === null ? [] : [{ id: value, name: asText(name) ?? value }];
	});
}
