import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { ItemResult } from '../../../runtime/host/runItems';
import type { AsaasAccount } from '../shared/asaas';
import { manyProperties } from '../../shared/manyProperties';
import { manyParameters } from '../shared/manyParameters';
import { documentResults } from '../shared/operation';
import { showFor } from '../../shared/showFor';

export const option: INodePropertyOptions = {
	name: 'Get Many',
	value: 'getMany',
	description: 'List subscriptions, one item for each',
	action: 'Get many subscriptions',
};

const filters: INodeProperties[] = [
	{ displayName: 'Customer ID', name: 'customerId', type: 'string', default: '', description: 'Of Asaas' },
	{
		displayName: 'External Reference',
		name: 'externalReference',
		type: 'string',
		default: '',
		description: 'As your books name the subscription',
	},
	{
		displayName: 'Status',
		name: 'status',
		type: 'options',
		default: 'active',
		options: [
			{ name: 'Active', value: 'active' },
			{ name: 'Expired', value: 'expired' },
			{ name: 'Inactive', value: 'inactive' },
		],
		description: 'As Asaas calls it',
	},
];

export const description = showFor({ resource: ['subscription'] }, manyProperties(filters));

export async function execute(context: IExecuteFunctions, itemIndex: number, account: AsaasAccount): Promise<ItemResult[]> {
	const asked = manyParameters(context, itemIndex);
	return documentResults('subscription', await account.subscriptions.list(asked.filters, asked.most));
}
