import type { IExecuteFunctions, INodePropertyOptions } from 'n8n-workflow';
import type { ItemResult } from '../../../runtime/host/runItems';
import type { AsaasAccount } from '../shared/asaas';
import { removedResult } from '../shared/operation';
import { showFor } from '../../shared/showFor';
import { kinds, recordId, recordProperties } from '../shared/recordParameter';

export const option: INodePropertyOptions = {
	name: 'Delete',
	value: 'delete',
	description: 'Remove a payment: nobody can pay it any more',
	action: 'Delete a payment',
};

export const description = showFor({ resource: ['payment'] }, recordProperties(kinds.payment));

export async function execute(context: IExecuteFunctions, itemIndex: number, account: AsaasAccount): Promise<ItemResult> {
	await account.payments.remove(recordId(context, itemIndex, kinds.payment));
	return removedResult();
}
