import type { LeadQuery } from '../../../domain/ports/leadKeeper';
import { asRecord, asText, type Json } from '../../../runtime/client/json';
import { requirePhone, samePhone } from '../../../runtime/crm/identity';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { perAccount } from '../../../runtime/memory/perAccount';
import { RecentAnswers } from '../../../runtime/memory/recentAnswers';
import type { NotionApi } from '../client/api';
import { vendor } from '../client/vendor';
import { readColumns, type Column, type Columns } from './columns';
import { readPage, type StoredPage } from './pages';

/** What is asked of a table. */
export interface TableReader {
	/** Its id; refused where none is chosen. */
	id(): string;
	columns(): Promise<Columns>;
	get(id: string): Promise<StoredPage>;
	/** In the order in which they were made. */
	byEmail(email: string, more?: Json[]): Promise<StoredPage[]>;
	byPhone(phone: string, more?: Json[]): Promise<StoredPage[]>;
	/** The newest first. */
	list(query: LeadQuery, limit: number): Promise<StoredPage[]>;
	changedSince(since: string): Promise<StoredPage[]>;
}

const columnsOf = perAccount(() => new RecentAnswers<Columns>(60_000));

export const byOrder = (one: StoredPage, other: StoredPage) => one.order - other.order;

export function tableReader(api: NotionApi, table: string): TableReader {
	const { account, clock } = api.connection;
	const id = () => requireTable(table);
	const columns = async () => {
		const path = `/data_sources/${id()}`;
		return await columnsOf(account).get(table, clock, async () => readColumns(await api.get(path)));
	};
	const query = async (body: Json, limit?: number) => {
		const known = await columns();
		return (await api.ask(`/data_sources/${id()}/query`, body, limit)).map((page) => readPage(page, known));
	};
	const having = async (column: Column, test: Json, more: Json[], isIt: (page: StoredPage) => boolean) =>
		(await query({ filter: { and: [condition(column, test), ...more] } })).filter(isIt).toSorted(byOrder);
	const byEmail: TableReader['byEmail'] = async (email, more = []) =>
		await having((await columns()).email, { contains: email }, more, (page) => hasEmail(page, email));
	// They stand together in "987 654 321", too; who has been found is compared as a whole.
	const byPhone: TableReader['byPhone'] = async (phone, more = []) =>
		await having((await columns()).phone, { contains: phone.slice(-3) }, more, (page) => hasPhone(page, phone));
	return {
		id,
		columns,
		byEmail,
		byPhone,
		async get(pageId) {
			const page = await api.get(`/pages/${encodeURIComponent(pageId)}`);
			if (page.in_trash === true || !isOf(page, id())) throw pageGone();
			if (bare(asText(page.id) ?? '') !== bare(pageId)) throw unreadableAnswer(vendor, 'transient', 'the page that was asked for', ['id']);
			return readPage(page, await columns());
		},
		async list({ email, phone, ...others }, limit) {
			const more = conditionsOf(others, await columns());
			if (phone !== undefined) {
				const found = await byPhone(requirePhone(vendor, phone), more);
				return newest(
					found.filter((page) => email === undefined || hasEmail(page, email.trim())),
					limit,
				);
			}
			if (email !== undefined) return newest(await byEmail(email.trim(), more), limit);
			const filter = more.length === 0 ? {} : { filter: { and: more } };
			return newest(await query({ ...filter, sorts: [{ timestamp: 'created_time', direction: 'descending' }] }, limit), limit);
		},
		changedSince: async (since) =>
			await query({
				filter: { timestamp: 'last_edited_time', last_edited_time: { on_or_after: wholeMinute(since) } },
				sorts: [{ timestamp: 'last_edited_time', direction: 'ascending' }],
			}),
	};
}

const newest = (pages: readonly StoredPage[], limit: number) => pages.toSorted((one, other) => byOrder(other, one)).slice(0, limit);

const hasEmail = ({ fields }: StoredPage, email: string) => fields.email?.toLowerCase() === email.toLowerCase();

const hasPhone = ({ phones }: StoredPage, phone: string) => phones.some((each) => samePhone(each, phone));

function condition({ name, type }: Column, test: Json): Json {
	return { property: name, [type]: test };
}

function conditionsOf(
	{ status, ownerId, createdFrom, changedFrom, isInCadence }: Omit<LeadQuery, 'email' | 'phone'>,
	{ status: statusColumn, owner, stopReason, consent }: Columns,
): Json[] {
	const test = (column: Column | undefined, value: string | undefined, name: string) =>
		column && value ? [condition(column, { [name]: value })] : [];
	const since = (timestamp: string, from: string | undefined) =>
		from ? [{ timestamp, [timestamp]: { on_or_after: wholeMinute(from) } }] : [];
	return [
		...test(statusColumn, status, 'equals'),
		...test(owner, ownerId, 'contains'),
		...since('created_time', createdFrom),
		...since('last_edited_time', changedFrom),
		...(isInCadence === true && stopReason && consent
			? [condition(stopReason, { is_empty: true }), condition(consent, { is_not_empty: true })]
			: []),
	];
}

/** Times are kept to the minute: a second within it would leave out what was changed in it. */
const wholeMinute = (moment: string) => new Date(Math.floor(Date.parse(moment) / 60_000) * 60_000).toISOString();

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
