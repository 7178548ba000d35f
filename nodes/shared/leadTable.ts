import type { IExecuteFunctions, ILoadOptionsFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { LeadBook, LeadKeeper } from '../../domain/ports/leadKeeper';
import type { Connection } from '../../runtime/client/connection';
import type { LeadBookEntry } from '../../runtime/vendorEntry';
import { leadBooks, leadKeepers } from '../../vendors';
import { openVendor } from './openVendor';

export const tableProperty: INodeProperties = {
	displayName: 'Table Name or ID',
	name: 'table',
	type: 'options',
	typeOptions: { loadOptionsMethod: 'getTables', loadOptionsDependsOn: ['vendor'] },
	required: true,
	default: '',
	description:
		'Where the leads are. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
};

/** Vendors that leads can be kept in several places of. */
export const withTables: string[] = leadKeepers.flatMap(({ id, hasTables }) => (hasTables ? [id] : []));

/** The chosen CRM, at the chosen table where it has any. */
export async function openLeadBook(context: IExecuteFunctions, maxWaitSeconds?: number): Promise<LeadBook> {
	return await openVendor(context, atTable(leadBooks, tableOf(context)), maxWaitSeconds);
}

/** The same for its lists; undefined where it has none. */
export async function openLeadKeeper(context: ILoadOptionsFunctions): Promise<LeadKeeper | undefined> {
	const chosen = context.getCurrentNodeParameter('vendor');
	const keepers = leadKeepers.filter(({ id }) => id === chosen);
	return keepers.length === 0 ? undefined : await openVendor(context, atTable(keepers, tableOf(context)));
}

function atTable<Book extends LeadBook>(entries: readonly Entry<Book>[], table: unknown) {
	const chosen = String(table ?? '').trim();
	return entries.map((entry) => ({ ...entry, open: async (connection: Connection) => await entry.open(connection, chosen) }));
}

type Entry<Book> = Omit<LeadBookEntry, 'open'> & { open(connection: Connection, table?: string): Promise<Book> };

function tableOf(context: IExecuteFunctions | ILoadOptionsFunctions): unknown {
	return 'getInputData' in context ? context.getNodeParameter('table', 0, '') : context.getCurrentNodeParameter('table');
}

/** What the dropdown offers; nothing at a CRM that has one place for leads. */
export async function tableOptions(context: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const tables = (await (await openLeadKeeper(context))?.tables?.()) ?? [];
	return tables.map(({ id, name }) => ({ name, value: id })).sort((one, other) => one.name.localeCompare(other.name));
}
