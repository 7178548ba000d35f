import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { ItemResult } from '../../../runtime/host/runItems';
import type { AsaasAccount } from '../shared/asaas';
import { documentResult } from '../../shared/operation';
import { showFor } from '../../shared/showFor';
import { kinds, recordId, recordProperties } from '../shared/recordParameter';

export const option: INodePropertyOptions = {
	name: 'Refund',
	value: 'refund',
	description: 'Give all or a part of the money back, once',
	action: 'Refund a payment',
};

const properties: INodeProperties[] = [
	{
		displayName: 'Value',
		name: 'refundValue',
		type: 'number',
		typeOptions: { numberPrecision: 2, minValue: 0 },
		default: 0,
		hint: '0: all that is left',
		description: 'Reais to give back',
	},
	{
		displayName: 'Reason',
		name: 'reason',
		type: 'string',
		default: 'Estorno',
		hint: 'Two refunds of one payment with the same value and reason count as one',
		description: 'What the customer reads',
	},
];

export const description = showFor({ resource: ['payment'] }, [...recordProperties(kinds.payment), ...properties]);

export async function execute(context: IExecuteFunctions, itemIndex: number, { payments }: AsaasAccount): Promise<ItemResult> {
	const value = Number(context.getNodeParameter('refundValue', itemIndex, 0));
	const reason = String(context.getNodeParameter('reason', itemIndex)).trim() || 'Estorno';
	const id = recordId(context, itemIndex, kinds.payment);
	return documentResult('payment', await payments.refund(id, { value: value === 0 ? null : value, reason }));
}
