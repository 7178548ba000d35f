import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { ItemResult } from '../../../runtime/host/runItems';
import type { AsaasAccount } from '../shared/asaas';
import { leastReais, requireNumber } from '../../shared/numberParameter';
import { documentResult } from '../../shared/operation';
import { showFor } from '../../shared/showFor';
import { kinds, recordId, recordProperties } from '../shared/recordParameter';
import { textParameter } from '../../shared/textParameter';

export const option: INodePropertyOptions = {
	name: 'Receive in Cash',
	value: 'receiveInCash',
	description: 'Say that the customer paid outside of Asaas, so that nobody asks for the money again',
	action: 'Receive a payment in cash',
};

const properties: INodeProperties[] = [
	{
		displayName: 'What Was Paid',
		name: 'receivedWhat',
		type: 'options',
		options: [
			{ name: 'All of It', value: 'all' },
			{ name: 'An Amount', value: 'amount', description: 'Reais that are given below, where the customer paid more or less' },
		],
		// A flow that was made before there was this choice has an amount.
		default: 'amount',
		description: 'How much the customer paid',
	},
	{
		displayName: 'Value',
		name: 'cashValue',
		type: 'number',
		typeOptions: { numberPrecision: 2, minValue: 0 },
		default: 0,
		required: true,
		displayOptions: { show: { receivedWhat: ['amount'] } },
		description: 'Reais that were paid',
	},
	{
		displayName: 'Day',
		name: 'day',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2026-12-31',
		hint: 'Empty: today',
		description: 'When it was paid',
	},
	{
		displayName: 'Notify Customer',
		name: 'notifyCustomer',
		type: 'boolean',
		default: false,
		description: 'Whether Asaas tells the customer',
	},
];

export const description = showFor({ resource: ['payment'] }, [...recordProperties(kinds.payment), ...properties]);

export async function execute(context: IExecuteFunctions, itemIndex: number, { payments }: AsaasAccount): Promise<ItemResult> {
	const isAll = context.getNodeParameter('receivedWhat', itemIndex) === 'all';
	const value = isAll ? null : requireNumber(context.getNodeParameter('cashValue', itemIndex), 'Value', leastReais);
	const day = textParameter(context, itemIndex, 'day');
	const receipt = {
		value,
		day: day === '' ? null : day,
		notifyCustomer: context.getNodeParameter('notifyCustomer', itemIndex) as boolean,
	};
	return documentResult('payment', await payments.receiveInCash(recordId(context, itemIndex, kinds.payment), receipt));
}
