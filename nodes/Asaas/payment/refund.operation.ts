import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { ItemResult } from '../../../runtime/host/runItems';
import type { AsaasAccount } from '../shared/asaas';
import { leastReais, requireNumber } from '../../shared/numberParameter';
import { documentResult } from '../../shared/operation';
import { showFor } from '../../shared/showFor';
import { kinds, recordId, recordProperties } from '../shared/recordParameter';
import { textParameter } from '../../shared/textParameter';

export const option: INodePropertyOptions = {
	name: 'Refund',
	value: 'refund',
	description: 'Give all or a part of the money back, once',
	action: 'Refund a payment',
};

const properties: INodeProperties[] = [
	{
		displayName: 'What to Refund',
		name: 'refundWhat',
		type: 'options',
		options: [
			{ name: 'All That Is Left', value: 'all', description: 'Of a sale in installments: of this installment' },
			{ name: 'An Amount', value: 'amount', description: 'Reais that are given below' },
		],
		// A flow that was made before there was this choice has an amount.
		default: 'amount',
		description: 'How much goes back to the customer',
	},
	{
		displayName: 'Value',
		name: 'refundValue',
		type: 'number',
		typeOptions: { numberPrecision: 2, minValue: 0 },
		default: 0,
		required: true,
		displayOptions: { show: { refundWhat: ['amount'] } },
		description: 'Reais to give back',
	},
	{
		displayName: 'Reason',
		name: 'reason',
		type: 'string',
		default: 'Estorno',
		hint: 'Two refunds of one payment with the same value and reason count as one. In queue mode two workers at one moment may both refund a part.',
		description: 'What the customer reads',
	},
];

export const description = showFor({ resource: ['payment'] }, [...recordProperties(kinds.payment), ...properties]);

export async function execute(context: IExecuteFunctions, itemIndex: number, { payments }: AsaasAccount): Promise<ItemResult> {
	const isAll = context.getNodeParameter('refundWhat', itemIndex) === 'all';
	const value = isAll ? null : requireNumber(context.getNodeParameter('refundValue', itemIndex), 'Value', leastReais);
	const reason = textParameter(context, itemIndex, 'reason') || 'Estorno';
	const id = recordId(context, itemIndex, kinds.payment);
	return documentResult('payment', await payments.refund(id, { value, reason }));
}
