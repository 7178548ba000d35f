import type { LeadKeeper } from '../../../domain/ports/leadKeeper';
import type { Connection } from '../../../runtime/client/connection';
import { leadKeeperOn } from '../../../runtime/crm/leadKeeper';
import { openApi } from '../client/api';
import { leadRows } from './leadRows';

export function openLeadKeeper(connection: Connection): LeadKeeper {
	return leadKeeperOn(leadRows(openApi(connection)));
}
