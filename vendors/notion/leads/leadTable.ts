import type { LeadOwner } from '../../../domain/documents/lead';
import { asRecord, asText } from '../../../runtime/client/json';
import type { StoreWithoutKeys } from '../../../runtime/crm/captureElected';
import type { LeadField } from '../../../runtime/crm/leadStore';
import { attempt } from '../../../runtime/errors/attempt';
import { hasClass } from '../../../runtime/errors/integrationError';
import { perAccount } from '../../../runtime/memory/perAccount';
import { RecentAnswers } from '../../../runtime/memory/recentAnswers';
import type { NotionApi } from '../client/api';
import { vendor } from '../client/vendor';
import { addNote, readNotes, removeNote } from './notes';
import { readPage, toProperties, type StoredPage } from './pages';
import { byOrder, tableReader } from './tableReader';

/** Times are to the minute, and what was changed in a minute that is not over yet shows up in it. */
const lagMs = 5 * 60_000;

const ownersOf = perAccount(() => new RecentAnswers<LeadOwner[]>(5 * 60_000));

const pathOf = (id: string) => `/pages/${encodeURIComponent(id)}`;

/** A data source as a table of leads. */
export function leadTable(api: NotionApi, table: string): StoreWithoutKeys<StoredPage> {
	const { account, clock } = api.connection;
	const reader = tableReader(api, table);
	return {
		vendor,
		connection: api.connection,
		table,
		lagMs,
		byOrder,
		fields: async () => new Set([...(Object.keys(await reader.columns()) as LeadField[]), 'firstName', 'lastName']),
		read: async (id) => await reader.get(id),
		findByEmail: async (email) => await reader.byEmail(email),
		findByPhone: async (phone) => await reader.byPhone(phone),
		async create(fields) {
			const columns = await reader.columns();
			const parent = { type: 'data_source_id', data_source_id: reader.id() };
			return readPage(await api.post('/pages', { parent, properties: toProperties(fields, columns) }), columns, true);
		},
		async write(before, fields) {
			const columns = await reader.columns();
			const properties = toProperties(fields, columns, before.fields);
			return readPage(await api.patch(pathOf(before.id), { properties }), columns, true);
		},
		takeBack: async ({ id }) => await moveToTrash(api, id),
		search: async (query, limit) => await reader.list(query, limit),
		changedSince: async (since) => await reader.changedSince(since),
		owners: async () => await ownersOf(account).get('owners', clock, async () => await readOwners(api)),
		notes: async (id) => await readNotes(api, id),
		addNote: async (id, text) => await addNote(api, id, text),
		removeNote: async (note) => await removeNote(api, note),
	};
}

/** Notion refuses to change a page that is in the trash already. */
async function moveToTrash(api: NotionApi, id: string): Promise<void> {
	const outcome = await attempt(api.patch(pathOf(id), { in_trash: true }));
	if (outcome.ok) return;
	const isGone = hasClass(outcome.error, 'validation') && (await api.get(pathOf(id))).in_trash === true;
	if (!isGone) throw outcome.error;
}

/** Those who work in the workspace; bots are none of them. */
async function readOwners(api: NotionApi): Promise<LeadOwner[]> {
	return (await api.list('/users')).flatMap(({ id, type, name, person }) => {
		const user = asText(id);
		return user === null || type !== 'person' ? [] : [{ id: user, name: asText(name), email: asText(asRecord(person).email), phone: null }];
	});
}
