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
	description: 'List transfers, one item for each',
	action: 'Get many transfers',
};

const filters: INodeProperties[] = [
	{
		displayName: 'Type',
		name: 'type',
		type: 'options',
		default: 'pix',
		options: [
			{ name: 'Bank Transfer', value: 'ted', description: 'TED' },
			{ name: 'Pix', value: 'pix' },
		],
		description: 'How the money goes',
	},
];

export const description = showFor({ resource: ['transfer'] }, manyProperties(filters));

export async function execute(context: IExecuteFunctions, itemIndex: number, account: AsaasAccount): Promise<ItemResult[]> {
	const asked = manyParameters(context, itemIndex);
	return documentResults('transfer', await account.transfers.list(asked.filters, asked.most));
}
