import type { IExecuteFunctions, ILoadOptionsFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { LeadKeeper } from '../../domain/ports/leadKeeper';
import { leadKeepers } from '../../vendors';
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
export async function openLeadKeeper(context: IExecuteFunctions | ILoadOptionsFunctions, maxWaitSeconds?: number): Promise<LeadKeeper> {
	const table = String(tableOf(context) ?? '').trim();
	const entries = leadKeepers.map((entry) => ({
		...entry,
		open: (connection: Parameters<typeof entry.open>[0]) => entry.open(connection, table),
	}));
	return await openVendor(context, entries, maxWaitSeconds);
}

function tableOf(context: IExecuteFunctions | ILoadOptionsFunctions): unknown {
	return 'getInputData' in context ? context.getNodeParameter('table', 0, '') : context.getCurrentNodeParameter('table');
}

/** What the dropdown offers; nothing at a CRM that has one place for leads. */
export async function tableOptions(context: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const tables = (await (await openLeadKeeper(context)).tables?.()) ?? [];
	return tables.map(({ id, name }) => ({ name, value: id })).sort((one, other) => one.name.localeCompare(other.name));
}
