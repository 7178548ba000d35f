import type { IDataObject, IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { ChargeMethod, PaymentRequest } from '../../../domain/ports/paymentKeeper';
import type { ItemResult } from '../../../runtime/host/runItems';
import type { AsaasAccount } from '../shared/asaas';
import { chargeParameter, chargeProperties } from '../shared/chargeParameters';
import { fieldsWithNumbers } from '../shared/numberFields';
import { wholeNumber } from '../../shared/numberParameter';
import { methodProperty } from '../shared/methodProperty';
import { documentResult } from '../../shared/operation';
import { showFor } from '../../shared/showFor';
import { readSplits, readTerms, termNumbers } from '../shared/termsParameters';
import { cardFields, paymentFields } from './paymentFields';
import { withPayCodes } from './payCodes';
import { textParameter } from '../../shared/textParameter';

export const option: INodePropertyOptions = {
	name: 'Create',
	value: 'create',
	description: 'Find the payment of an order or create it, for its customer, with the Pix code or boleto line to pay by',
	action: 'Create a payment',
};

const properties: INodeProperties[] = [
	...chargeProperties,
	methodProperty,
	...cardFields,
	{
		displayName: 'Include Payment Code',
		name: 'includeCode',
		type: 'boolean',
		default: true,
		hint: 'A later node can send it, for example on WhatsApp',
		description: 'Whether to ask for the Pix code or the line of the boleto, too',
	},
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options: paymentFields,
	},
];

const numbers = { ...termNumbers, installments: { field: 'Installments', ...wholeNumber } };

export const description = showFor({ resource: ['payment'] }, properties);

export async function execute(context: IExecuteFunctions, itemIndex: number, account: AsaasAccount): Promise<ItemResult> {
	const payment = await account.payments.create(requestParameter(context, itemIndex));
	const includeCode = context.getNodeParameter('includeCode', itemIndex) as boolean;
	return documentResult('payment', includeCode ? await withPayCodes(account, payment) : payment);
}

function requestParameter(context: IExecuteFunctions, itemIndex: number): PaymentRequest {
	const charge = chargeParameter(context, itemIndex);
	const fields = fieldsWithNumbers(context, itemIndex, 'additionalFields', numbers);
	const method = context.getNodeParameter('method', itemIndex) as ChargeMethod;
	return {
		...charge,
		method,
		dueDate: textOrNull(fields.dueDate),
		description: textOrNull(fields.description) ?? charge.description,
		installments: typeof fields.installments === 'number' ? fields.installments : 1,
		...readTerms(fields),
		splits: readSplits(fields),
		card: method === 'credit_card' ? cardParameter(context, itemIndex) : null,
	};
}

function cardParameter(context: IExecuteFunctions, itemIndex: number): PaymentRequest['card'] {
	const token = textParameter(context, itemIndex, 'cardToken');
	const remoteIp = textParameter(context, itemIndex, 'customerIp');
	return token === '' && remoteIp === '' ? null : { token, remoteIp };
}

function textOrNull(value: IDataObject[string]): string | null {
	return value === undefined ? null : String(value);
}
