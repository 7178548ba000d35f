import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { ItemResult } from '../../../runtime/host/runItems';
import type { AsaasAccount } from '../shared/asaas';
import { changeProperty } from '../shared/changeProperty';
import { leastReais } from '../../shared/numberParameter';
import { fieldsWithNumbers } from '../shared/numberFields';
import { methodProperty } from '../shared/methodProperty';
import { documentResult } from '../../shared/operation';
import { showFor } from '../../shared/showFor';
import { kinds, recordId, recordProperties } from '../shared/recordParameter';
import { readTerms, termNumbers, withoutTerms } from '../shared/termsParameters';
import { cycleProperty, subscriptionFields } from './subscriptionFields';

export const option: INodePropertyOptions = {
	name: 'Update',
	value: 'update',
	description: 'Change, pause or resume a subscription; fields that are not given stay',
	action: 'Update a subscription',
};

const fields: INodeProperties[] = [
	...subscriptionFields,
	cycleProperty,
	methodProperty,
	{
		displayName: 'Status',
		name: 'status',
		type: 'options',
		options: [
			{ name: 'Active', value: 'active' },
			{ name: 'Inactive', value: 'inactive', description: 'No further payments are made' },
		],
		default: 'active',
		description: 'Whether it goes on',
	},
	{
		displayName: 'Update Pending Payments',
		name: 'updatePendingPayments',
		type: 'boolean',
		default: false,
		description: 'Whether payments that are open change, too',
	},
	{
		displayName: 'Value',
		name: 'value',
		type: 'number',
		typeOptions: { numberPrecision: 2, minValue: 0 },
		default: 0,
		description: 'Reais a cycle',
	},
];

export const description = showFor({ resource: ['subscription'] }, [...recordProperties(kinds.subscription), changeProperty(fields)]);

const numbers = { ...termNumbers, value: { field: 'Value', ...leastReais } };

export async function execute(context: IExecuteFunctions, itemIndex: number, { subscriptions }: AsaasAccount): Promise<ItemResult> {
	const given = fieldsWithNumbers(context, itemIndex, 'changes', numbers);
	const id = recordId(context, itemIndex, kinds.subscription);
	return documentResult('subscription', await subscriptions.update(id, { ...withoutTerms(given), ...readTerms(given, true) }));
}
