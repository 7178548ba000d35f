import type { LeadOwner } from '../../../domain/documents/lead';
import type { LeadQuery } from '../../../domain/ports/leadKeeper';
import { asRecord, asText, type Json } from '../../../runtime/client/json';
import type { StoreWithoutKeys } from '../../../runtime/crm/captureElected';
import { requirePhone, samePhone } from '../../../runtime/crm/identity';
import type { LeadField } from '../../../runtime/crm/leadStore';
import { attempt } from '../../../runtime/errors/attempt';
import { hasClass, IntegrationError } from '../../../runtime/errors/integrationError';
import { perAccount } from '../../../runtime/memory/perAccount';
import { RecentAnswers } from '../../../runtime/memory/recentAnswers';
import type { NotionApi } from '../client/api';
import { vendor } from '../client/vendor';
import { readColumns, type Column, type Columns } from './columns';
import { addNote, readNotes, removeNote } from './notes';
import { readPage, toProperties, type StoredPage } from './pages';

/** Times are to the minute, and what was changed in a minute that is not over yet shows up in it. */
const lagMs = 5 * 60_000;

const columnsOf = perAccount(() => new RecentAnswers<Columns>(60_000));
const ownersOf = perAccount(() => new RecentAnswers<LeadOwner[]>(5 * 60_000));

const byOrder = (one: StoredPage, other: StoredPage) => one.order - other.order;

/** A data source as a table of leads. */
export function leadTable(api: NotionApi, table: string): StoreWithoutKeys<StoredPage> {
	const { account, clock } = api.connection;
	const path = () => `/data_sources/${requireTable(table)}`;
	const columns = async () => await columnsOf(account).get(table, clock, async () => readColumns(await api.get(path())));
	const query = async (body: Json, limit?: number) => {
		const known = await columns();
		return (await api.ask(`${path()}/query`, body, limit)).map((page) => readPage(page, known));
	};
	const withPhone = async (phone: string, more: Json[] = []) => {
		const { phone: column } = await columns();
		const found = await query({ filter: { and: [condition(column, { ends_with: phone.slice(-4) }), ...more] } });
		return found.filter(({ phones }) => phones.some((each) => samePhone(each, phone)));
	};
	const withEmail = async (email: string, more: Json[] = []) => {
		const { email: column } = await columns();
		const found = await query({ filter: { and: [condition(column, { contains: email }), ...more] } });
		return found.filter(({ fields }) => fields.email?.toLowerCase() === email.toLowerCase());
	};
	return {
		vendor,
		connection: api.connection,
		table,
		lagMs,
		fields: async () => new Set([...(Object.keys(await columns()) as LeadField[]), 'firstName', 'lastName']),
		async read(id) {
			const page = await api.get(`/pages/${encodeURIComponent(id)}`);
			if (page.in_trash === true || !isOf(page, table)) throw pageGone();
			return readPage(page, await columns());
		},
		findByEmail: async (email) => (await withEmail(email)).toSorted(byOrder),
		findByPhone: async (phone) => (await withPhone(phone)).toSorted(byOrder),
		async create(fields) {
			const known = await columns();
			const parent = { type: 'data_source_id', data_source_id: requireTable(table) };
			return readPage(await api.post('/pages', { parent, properties: toProperties(fields, known) }), known, true);
		},
		async write(before, fields) {
			const known = await columns();
			const properties = toProperties(fields, known, before.fields);
			return readPage(await api.patch(`/pages/${encodeURIComponent(before.id)}`, { properties }), known, true);
		},
		async takeBack({ id }) {
			const page = `/pages/${encodeURIComponent(id)}`;
			const outcome = await attempt(api.patch(page, { in_trash: true }));
			// Notion refuses to change a page that is in the trash already.
			if (!outcome.ok && !(hasClass(outcome.error, 'validation') && (await api.get(page)).in_trash === true)) throw outcome.error;
		},
		byOrder,
		async search({ email, phone, ...others }, limit) {
			const more = conditionsOf(others, await columns());
			const isWhole = email === undefined && phone === undefined;
			const sorts = [{ timestamp: 'created_time', direction: 'descending' }];
			const filter = more.length === 0 ? {} : { filter: { and: more } };
			const found = isWhole
				? await query({ ...filter, sorts }, limit)
				: phone === undefined
					? await withEmail(email!.trim(), more)
					: await withPhone(requirePhone(vendor, phone), more);
			const both = email === undefined ? found : found.filter(({ fields }) => fields.email?.toLowerCase() === email.trim().toLowerCase());
			return both.toSorted((one, other) => byOrder(other, one)).slice(0, limit);
		},
		changedSince: async (since) =>
			await query({
				filter: { timestamp: 'last_edited_time', last_edited_time: { on_or_after: wholeMinute(since) } },
				sorts: [{ timestamp: 'last_edited_time', direction: 'ascending' }],
			}),
		owners: async () => await ownersOf(account).get('owners', clock, async () => await readOwners(api)),
		notes: async (id) => await readNotes(api, id),
		addNote: async (id, text) => await addNote(api, id, text),
		removeNote: async (note) => await removeNote(api, note),
	};
}

function condition({ name, type }: Column, test: Json): Json {
	return { property: name, [type]: test };
}

function conditionsOf(
	{ status, ownerId, createdFrom, changedFrom, isInCadence }: Omit<LeadQuery, 'email' | 'phone'>,
	columns: Columns,
): Json[] {
	const equals = (column: Column | undefined, value: string | undefined, test: string) =>
		column && value ? [condition(column, { [test]: value })] : [];
	const since = (timestamp: string, from: string | undefined) =>
		from ? [{ timestamp, [timestamp]: { on_or_after: wholeMinute(from) } }] : [];
	const { stopReason, consent } = columns;
	return [
		...equals(columns.status, status, 'equals'),
		...equals(columns.owner, ownerId, 'contains'),
		...since('created_time', createdFrom),
		...since('last_edited_time', changedFrom),
		...(isInCadence === true && stopReason && consent
			? [condition(stopReason, { is_empty: true }), condition(consent, { is_not_empty: true })]
			: []),
	];
}

const wholeMinute = (moment: string) => new Date(Math.floor(Date.parse(moment) / 60_000) * 60_000).toISOString();

/** Those who work in the workspace; bots are none of them. */
async function readOwners(api: NotionApi): Promise<LeadOwner[]> {
	return (await api.list('/users')).flatMap(({ id, type, name, person }) => {
		const user = asText(id);
		return user === null || type !== 'person' ? [] : [{ id: user, name: asText(name), email: asText(asRecord(person).email), phone: null }];
	});
}

const bare = (id: string) => id.replace(/-/g, '').toLowerCase();

/** A page of another table is none of its leads. */
function isOf(page: Json, table: string): boolean {
	return bare(asText(asRecord(page.parent).data_source_id) ?? '') === bare(table);
}

function requireTable(table: string): string {
	if (/^[0-9a-f]{32}$/.test(bare(table))) return table;
	throw new IntegrationError(vendor, {
		class: 'validation',
		code: 'tableMissing',
		message: 'No table of leads is chosen',
		hint: 'Choose the table in the node; it is offered as soon as it is shared with the connection (in Notion: ••• → Connections)',
	});
}

function pageGone(): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'notFound',
		code: 'leadNotFound',
		message: 'The Notion table has no lead with this ID',
		hint: 'It may be in the trash, or in another table: look for it in Notion',
	});
}
