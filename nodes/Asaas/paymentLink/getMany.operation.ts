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
	description: 'List payment links, one item for each',
	action: 'Get many payment links',
};

const filters: INodeProperties[] = [
	{ displayName: 'Active', name: 'active', type: 'boolean', default: true, description: 'Whether it can be opened' },
	{ displayName: 'External Reference', name: 'externalReference', type: 'string', default: '', description: 'As your books name the link' },
	{ displayName: 'Name', name: 'name', type: 'string', default: '', description: 'Of the link' },
];

export const description = showFor({ resource: ['paymentLink'] }, manyProperties(filters));

export async function execute(context: IExecuteFunctions, itemIndex: number, account: AsaasAccount): Promise<ItemResult[]> {
	const asked = manyParameters(context, itemIndex);
	return documentResults('paymentLink', await account.paymentLinks.list(asked.filters, asked.most));
}
