import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { ItemResult } from '../../../runtime/host/runItems';
import type { AsaasAccount } from '../shared/asaas';
import { changeProperty } from '../shared/changeProperty';
import { fieldsWithNumbers } from '../shared/numberFields';
import { methodProperty } from '../shared/methodProperty';
import { documentResult } from '../../shared/operation';
import { showFor } from '../../shared/showFor';
import { kinds, recordId, recordProperties } from '../shared/recordParameter';
import { chargeTypeProperty, linkFields, linkNumbers } from './linkFields';

export const option: INodePropertyOptions = {
	name: 'Update',
	value: 'update',
	description: 'Change a payment link, open or close it; fields that are not given stay',
	action: 'Update a payment link',
};

const fields: INodeProperties[] = [
	...linkFields,
	chargeTypeProperty,
	methodProperty,
	{ displayName: 'Active', name: 'active', type: 'boolean', default: true, description: 'Whether it can be opened' },
	{ displayName: 'Name', name: 'name', type: 'string', default: '', description: 'What the customer reads first' },
];

export const description = showFor({ resource: ['paymentLink'] }, [...recordProperties(kinds.paymentLink), changeProperty(fields)]);

export async function execute(context: IExecuteFunctions, itemIndex: number, { paymentLinks }: AsaasAccount): Promise<ItemResult> {
	const id = recordId(context, itemIndex, kinds.paymentLink);
	return documentResult('paymentLink', await paymentLinks.update(id, fieldsWithNumbers(context, itemIndex, 'changes', linkNumbers)));
}
