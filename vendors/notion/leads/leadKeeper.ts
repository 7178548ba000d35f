import type { LeadKeeper } from '../../../domain/ports/leadKeeper';
import type { Connection } from '../../../runtime/client/connection';
import { asRecords, asText } from '../../../runtime/client/json';
import { requireSettings } from '../../../runtime/client/settings';
import { captureElected } from '../../../runtime/crm/captureElected';
import { leadKeeperOn } from '../../../runtime/crm/leadKeeper';
import { openApi, type NotionApi } from '../client/api';
import { vendor } from '../client/vendor';
import { leadTable } from './leadTable';

/** @param table id of the data source; only the list of tables can do without */
export function openLeadKeeper(connection: Connection, table = ''): LeadKeeper {
	requireSettings(connection, vendor, { accessToken: 'Access Token' });
	const api = openApi(connection);
	const store = leadTable(api, table.trim());
	return {
		...leadKeeperOn(store, async (_, request) => await captureElected(store, request)),
		tables: async () => await readTables(api),
	};
}

/** Those that are shared with the connection. */
async function readTables(api: NotionApi): Promise<{ id: string; name: string }[]> {
	const found = await api.ask('/search', { filter: { property: 'object', value: 'data_source' } });
	return found.flatMap(({ id, title, in_trash: inTrash }) => {
		const source = asText(id);
		const name = asRecords(title)
			.map((piece) => asText(piece.plain_text) ?? '')
			.join('');
		return source === null || inTrash === true ? [] : [{ id: source, name: name || source }];
	});
}
