import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { ItemResult } from '../../../runtime/host/runItems';
import { orderParameter, orderProperties } from '../../shared/orderParameter';
import { requireOrder } from '../../shared/requireOrder';
import type { AsaasAccount } from '../shared/asaas';
import { fieldsParameter } from '../../shared/fieldsParameter';
import { documentResult } from '../../shared/operation';
import { showFor } from '../../shared/showFor';
import { customerFields } from './customerFields';

export const option: INodePropertyOptions = {
	name: 'Create or Find',
	value: 'create',
	description: 'Find a customer by CPF/CNPJ, or create one. A customer who is there is not changed.',
	action: 'Create or find a customer',
};

const byHand = { show: { customerFrom: ['fields'] } };

const properties: INodeProperties[] = [
	{
		displayName: 'Customer',
		name: 'customerFrom',
		type: 'options',
		options: [
			{ name: 'Defined Below', value: 'fields' },
			{ name: 'Of the Order', value: 'order', description: 'Who bought, with the address of the bill' },
		],
		default: 'order',
		description: 'Who the customer is',
	},
	...orderProperties.map((property) => ({
		...property,
		displayOptions: { show: { ...property.displayOptions?.show, customerFrom: ['order'] } },
	})),
	{
		displayName: 'Name',
		name: 'name',
		type: 'string',
		default: '',
		required: true,
		displayOptions: byHand,
		description: 'Of the person or company',
	},
	{
		displayName: 'CPF/CNPJ',
		name: 'taxId',
		type: 'string',
		default: '',
		required: true,
		displayOptions: byHand,
		placeholder: 'e.g. 529.982.247-25',
		description: 'What the customer is found by',
	},
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		displayOptions: byHand,
		options: customerFields,
	},
];

export const description = showFor({ resource: ['customer'] }, properties);

export async function execute(context: IExecuteFunctions, itemIndex: number, { customers }: AsaasAccount): Promise<ItemResult> {
	if (context.getNodeParameter('customerFrom', itemIndex) === 'order') {
		const { customer, billingAddress, shippingAddress } = requireOrder(orderParameter(context, itemIndex));
		return documentResult('customer', await customers.findOrCreateFor(customer, billingAddress ?? shippingAddress));
	}
	const fields = {
		...fieldsParameter(context, itemIndex, 'additionalFields'),
		name: context.getNodeParameter('name', itemIndex) as string,
		taxId: context.getNodeParameter('taxId', itemIndex) as string,
	};
	return documentResult('customer', await customers.findOrCreate(fields));
}
