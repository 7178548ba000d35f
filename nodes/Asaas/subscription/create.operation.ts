import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { ChargeMethod } from '../../../domain/ports/paymentKeeper';
import type { ItemResult } from '../../../runtime/host/runItems';
import type { AsaasAccount } from '../shared/asaas';
import { chargeParameter, chargeProperties } from '../shared/chargeParameters';
import { wholeNumber } from '../../shared/numberParameter';
import { fieldsWithNumbers } from '../shared/numberFields';
import { methodProperty } from '../shared/methodProperty';
import { documentResult } from '../../shared/operation';
import { showFor } from '../../shared/showFor';
import { readTerms, termNumbers, withoutTerms } from '../shared/termsParameters';
import { cycleProperty, subscriptionFields } from './subscriptionFields';

export const option: INodePropertyOptions = {
	name: 'Create',
	value: 'create',
	description: 'Find the subscription of an order or create it, for its customer',
	action: 'Create a subscription',
};

const maximumPayments: INodeProperties = {
	displayName: 'Maximum Payments',
	name: 'maxPayments',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 12,
	description: 'After how many payments it ends',
};

export const description = showFor({ resource: ['subscription'] }, [
	...chargeProperties,
	methodProperty,
	cycleProperty,
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options: [...subscriptionFields, maximumPayments].sort((one, other) => one.displayName.localeCompare(other.displayName)),
	},
]);

const numbers = { ...termNumbers, maxPayments: { field: 'Maximum Payments', ...wholeNumber } };

export async function execute(context: IExecuteFunctions, itemIndex: number, { subscriptions }: AsaasAccount): Promise<ItemResult> {
	const { key, payer, value, description: usual } = chargeParameter(context, itemIndex);
	const given = fieldsWithNumbers(context, itemIndex, 'additionalFields', numbers);
	const fields = {
		...(usual === null ? {} : { description: usual }),
		...withoutTerms(given),
		...readTerms(given),
		value,
		method: context.getNodeParameter('method', itemIndex) as ChargeMethod,
		cycle: context.getNodeParameter('cycle', itemIndex) as string,
	};
	return documentResult('subscription', await subscriptions.create({ key, payer, fields }));
}
