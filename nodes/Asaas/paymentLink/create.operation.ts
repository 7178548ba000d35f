import type { IExecuteFunctions, INodePropertyOptions } from 'n8n-workflow';
import type { ChargeMethod } from '../../../domain/ports/paymentKeeper';
import type { ItemResult } from '../../../runtime/host/runItems';
import type { AsaasAccount } from '../shared/asaas';
import { fieldsWithNumbers } from '../shared/numberFields';
import { methodProperty } from '../shared/methodProperty';
import { documentResult } from '../../shared/operation';
import { showFor } from '../../shared/showFor';
import { chargeTypeProperty, linkFields, linkNumbers } from './linkFields';
import { textParameter } from '../../shared/textParameter';

export const option: INodePropertyOptions = {
	name: 'Create',
	value: 'create',
	description: 'Find the payment link of this reference, or create it',
	action: 'Create a payment link',
};

export const description = showFor({ resource: ['paymentLink'] }, [
	{
		displayName: 'Name',
		name: 'name',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. Venda de livros',
		description: 'What the customer reads first',
	},
	{
		displayName: 'External Reference',
		name: 'externalReference',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. livros-2026',
		hint: 'Running twice with the same reference finds what the first run made',
		description: 'What names it in your books',
	},
	methodProperty,
	chargeTypeProperty,
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options: linkFields,
	},
]);

export async function execute(context: IExecuteFunctions, itemIndex: number, { paymentLinks }: AsaasAccount): Promise<ItemResult> {
	const key = textParameter(context, itemIndex, 'externalReference');
	const fields = {
		...fieldsWithNumbers(context, itemIndex, 'additionalFields', linkNumbers),
		name: context.getNodeParameter('name', itemIndex) as string,
		method: context.getNodeParameter('method', itemIndex) as ChargeMethod,
		chargeType: context.getNodeParameter('chargeType', itemIndex) as string,
	};
	return documentResult('paymentLink', await paymentLinks.create(key, fields));
}
