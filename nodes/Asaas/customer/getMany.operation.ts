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
	description: 'List customers, one item for each',
	action: 'Get many customers',
};

const filters: INodeProperties[] = [
	{ displayName: 'CPF/CNPJ', name: 'taxId', type: 'string', default: '', description: 'Of the customer' },
	{ displayName: 'Email', name: 'email', type: 'string', default: '', placeholder: 'name@email.com', description: 'Of the customer' },
	{
		displayName: 'External Reference',
		name: 'externalReference',
		type: 'string',
		default: '',
		description: 'As your books name the customer',
	},
	{ displayName: 'Group Name', name: 'groupName', type: 'string', default: '', description: 'A group of customers in Asaas' },
	{ displayName: 'Name', name: 'name', type: 'string', default: '', description: 'All of the name or a part of it' },
];

export const description = showFor({ resource: ['customer'] }, manyProperties(filters));

export async function execute(context: IExecuteFunctions, itemIndex: number, account: AsaasAccount): Promise<ItemResult[]> {
	const asked = manyParameters(context, itemIndex);
	return documentResults('customer', await account.customers.list(asked.filters, asked.most));
}
