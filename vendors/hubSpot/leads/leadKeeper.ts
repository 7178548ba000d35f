import type { LeadKeeper } from '../../../domain/ports/leadKeeper';
import type { Connection } from '../../../runtime/client/connection';
import { requireSettings } from '../../../runtime/client/settings';
import { leadKeeperOn } from '../../../runtime/crm/leadKeeper';
import { openApi } from '../client/api';
import { vendor } from '../client/vendor';
import { contactStore } from './contactStore';

export function openLeadKeeper(connection: Connection): LeadKeeper {
	requireSettings(connection, vendor, { accessToken: 'Service Key' });
	return leadKeeperOn(contactStore(openApi(connection)));
}
