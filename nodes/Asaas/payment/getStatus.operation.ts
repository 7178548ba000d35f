import type { IExecuteFunctions, INodePropertyOptions } from 'n8n-workflow';
import type { ItemResult } from '../../../runtime/host/runItems';
import type { AsaasAccount } from '../shared/asaas';
import { documentResult } from '../../shared/operation';
import { showFor } from '../../shared/showFor';
import { kinds, recordId, recordProperties } from '../shared/recordParameter';

export const option: INodePropertyOptions = {
	name: 'Get Status',
	value: 'getStatus',
	description: 'Ask for nothing but the status of a payment',
	action: 'Get the status of a payment',
};

export const description = showFor({ resource: ['payment'] }, recordProperties(kinds.payment));

export async function execute(context: IExecuteFunctions, itemIndex: number, { payments }: AsaasAccount): Promise<ItemResult> {
	return documentResult('paymentStatus', await payments.status(recordId(context, itemIndex, kinds.payment)));
}
