import type { LeadKeeper } from '../../../domain/ports/leadKeeper';
import type { Connection } from '../../../runtime/client/connection';
import { requireSettings } from '../../../runtime/client/settings';
import { captureElected } from '../../../runtime/crm/captureElected';
import { leadKeeperOn } from '../../../runtime/crm/leadKeeper';
import { openApi } from '../client/api';
import { vendor } from '../client/vendor';
import { keepInInbox } from './inbox';
import { personStore } from './personStore';

export function openLeadKeeper(connection: Connection): LeadKeeper {
	requireSettings(connection, vendor, { companyDomain: 'Company Domain', apiToken: 'API Token' });
	const api = openApi(connection);
	const store = personStore(api);
	return leadKeeperOn(store, async (_, request) => {
		const captured = await captureElected(store, request);
		await keepInInbox(api, captured.lead);
		return captured;
	});
}
