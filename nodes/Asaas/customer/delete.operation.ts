import type { IExecuteFunctions, INodePropertyOptions } from 'n8n-workflow';
import type { ItemResult } from '../../../runtime/host/runItems';
import type { AsaasAccount } from '../shared/asaas';
import { removedResult } from '../shared/operation';
import { showFor } from '../../shared/showFor';
import { kinds, recordId, recordProperties } from '../shared/recordParameter';

export const option: INodePropertyOptions = {
	name: 'Delete',
	value: 'delete',
	description: 'Remove a customer',
	action: 'Delete a customer',
};

export const description = showFor({ resource: ['customer'] }, recordProperties(kinds.customer));

export async function execute(context: IExecuteFunctions, itemIndex: number, account: AsaasAccount): Promise<ItemResult> {
	await account.customers.remove(recordId(context, itemIndex, kinds.customer));
	return removedResult();
}
