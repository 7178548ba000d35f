import type { LeadBook } from '../../../domain/ports/leadKeeper';
import type { Connection } from '../../../runtime/client/connection';
import { leadBookOn } from '../../../runtime/crm/leadKeeper';
import { openApi } from '../client/api';
import { contactStore } from './contactStore';

export function openLeadBook(connection: Connection): LeadBook {
	return leadBookOn(contactStore(openApi(connection)));
}
