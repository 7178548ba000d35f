import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Carrier } from '../../../domain/ports/carrier';
import { itemJson } from '../../../runtime/host/currentItem';
import type { ItemResult } from '../../../runtime/host/runItems';
import { documentResult } from '../../shared/operation';
import { showFor } from '../../shared/showFor';
import { notOffered } from './notOffered';

export const option: INodePropertyOptions = {
	name: 'Get Agencies',
	value: 'getAgencies',
	description: 'List the drop-off points of the carriers in a city, where parcels are handed in',
	action: 'Get the agencies of a city',
};

export const description: INodeProperties[] = showFor({ operation: ['getAgencies'] }, [
	{
		displayName: 'State (UF)',
		name: 'agencyState',
		type: 'string',
		default: '',
		placeholder: 'e.g. SP',
		hint: 'State and city empty: those of the delivery address of the "order" on the item',
		description: 'Where to look for drop-off points, e.g. the state that your shop is in',
	},
	{
		displayName: 'City',
		name: 'agencyCity',
		type: 'string',
		default: '',
		placeholder: 'e.g. Osasco',
		hint: 'Empty beside a state: the whole state',
		description: 'The name of the city; accents and capitals do not matter',
	},
	{
		displayName: 'Company Name or ID',
		name: 'agencyCompany',
		type: 'options',
		typeOptions: { loadOptionsMethod: 'getCompanies', loadOptionsDependsOn: ['vendor'] },
		default: '',
		description:
			'Only the agencies of this carrier; none chosen: of all. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'Max number of results to return',
	},
]);

export async function execute(context: IExecuteFunctions, itemIndex: number, carrier: Carrier): Promise<ItemResult> {
	if (!carrier.agencies) throw notOffered(option.name);
	const given = (name: string) => String(context.getNodeParameter(name, itemIndex, '') ?? '').trim();
	const agencies = await carrier.agencies({
		state: given('agencyState'),
		city: given('agencyCity'),
		companyId: given('agencyCompany'),
		order: itemJson(context, itemIndex).order,
	});
	return documentResult('agencies', agencies.slice(0, context.getNodeParameter('limit', itemIndex, 50) as number));
}
