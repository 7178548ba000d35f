import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { LeadKeeper, LeadQuery } from '../../../domain/ports/leadKeeper';
import type { ItemResult } from '../../../runtime/host/runItems';
import { filtersParameter } from '../../shared/filtersParameter';
import { manyProperties, maxResults } from '../../shared/manyProperties';
import { maximumWait, optionsCollection } from '../../shared/optionsCollection';
import { requireMoment } from '../../shared/requireMoment';
import { leadResult } from './leadResult';
import { ownerIdField } from './ownerFields';
import { personFields, statusField } from './texts';

export const option: INodePropertyOptions = {
	name: 'Get Many',
	value: 'getMany',
	description: 'List leads, the newest first; one item for each',
	action: 'Get many leads',
};

const moment = (displayName: string, name: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'dateTime',
	default: '',
	description,
});

export const description: INodeProperties[] = [
	...manyProperties(
		[
			moment('Changed From', 'changedFrom', 'Only those that were changed since then'),
			moment('Created From', 'createdFrom', 'Only those that were made since then'),
			...personFields.filter(({ name }) => name === 'email' || name === 'phone'),
			{
				displayName: 'In a Sequence',
				name: 'isInCadence',
				type: 'boolean' as const,
				default: false,
				description: 'Whether only those are listed that have a consent on record and that nobody and nothing has stopped',
			},
			ownerIdField,
			statusField,
		].sort((one, other) => one.displayName.localeCompare(other.displayName)),
	),
	optionsCollection([maximumWait]),
];

export async function execute(context: IExecuteFunctions, itemIndex: number, keeper: LeadKeeper): Promise<ItemResult[]> {
	const leads = await keeper.getMany(queryParameter(context, itemIndex), maxResults(context, itemIndex));
	return leads.map((lead) => leadResult(lead));
}

function queryParameter(context: IExecuteFunctions, itemIndex: number): LeadQuery {
	const filters = filtersParameter(context, itemIndex);
	const written = (name: string) => (filters[name] === undefined ? {} : { [name]: String(filters[name]).trim() });
	const since = (name: string, label: string) =>
		filters[name] === undefined ? {} : { [name]: requireMoment(filters[name], label, context.getTimezone()) };
	return {
		...written('email'),
		...written('phone'),
		...written('status'),
		...written('ownerId'),
		...since('createdFrom', 'Created From'),
		...since('changedFrom', 'Changed From'),
		...(filters.isInCadence === true ? { isInCadence: true } : {}),
	};
}
