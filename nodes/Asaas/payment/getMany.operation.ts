import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { ItemResult } from '../../../runtime/host/runItems';
import type { AsaasAccount } from '../shared/asaas';
import { manyProperties } from '../../shared/manyProperties';
import { manyParameters } from '../shared/manyParameters';
import { methodProperty } from '../shared/methodProperty';
import { paymentStatuses } from '../shared/paymentStatuses';
import { documentResults } from '../shared/operation';
import { showFor } from '../../shared/showFor';

export const option: INodePropertyOptions = {
	name: 'Get Many',
	value: 'getMany',
	description: 'List payments, one item for each',
	action: 'Get many payments',
};

const filters: INodeProperties[] = [
	{
		displayName: 'Created After',
		name: 'createdAfter',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2026-12-31',
		description: 'First day',
	},
	{
		displayName: 'Created Before',
		name: 'createdBefore',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2026-12-31',
		description: 'Last day',
	},
	{ displayName: 'Customer ID', name: 'customerId', type: 'string', default: '', description: 'Of Asaas' },
	{
		displayName: 'Due After',
		name: 'dueAfter',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2026-12-31',
		description: 'First due date',
	},
	{
		displayName: 'Due Before',
		name: 'dueBefore',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2026-12-31',
		description: 'Last due date',
	},
	{
		displayName: 'External Reference',
		name: 'externalReference',
		type: 'string',
		default: '',
		description: 'The order as it was named, e.g. shopify:1001',
	},
	{ displayName: 'Installment ID', name: 'installmentId', type: 'string', default: '', description: 'Of Asaas' },
	methodProperty,
	{
		displayName: 'Paid After',
		name: 'paidAfter',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2026-12-31',
		description: 'First day of payment',
	},
	{
		displayName: 'Paid Before',
		name: 'paidBefore',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2026-12-31',
		description: 'Last day of payment',
	},
	{
		displayName: 'Status',
		name: 'status',
		type: 'options',
		default: 'pending',
		options: paymentStatuses,
		description: 'As Asaas calls it',
	},
	{ displayName: 'Subscription ID', name: 'subscriptionId', type: 'string', default: '', description: 'Of Asaas' },
];

export const description = showFor({ resource: ['payment'] }, manyProperties(filters));

export async function execute(context: IExecuteFunctions, itemIndex: number, account: AsaasAccount): Promise<ItemResult[]> {
	const asked = manyParameters(context, itemIndex);
	return documentResults('payment', await account.payments.list(asked.filters, asked.most));
}
