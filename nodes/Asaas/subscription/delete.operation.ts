import type { IExecuteFunctions, INodePropertyOptions } from 'n8n-workflow';
import type { ItemResult } from '../../../runtime/host/runItems';
import type { AsaasAccount } from '../shared/asaas';
import { removedResult } from '../shared/operation';
import { showFor } from '../../shared/showFor';
import { kinds, recordId, recordProperties } from '../shared/recordParameter';

export const option: INodePropertyOptions = {
	name: 'Delete',
	value: 'delete',
	description: 'Remove a subscription with its open payments',
	action: 'Delete a subscription',
};

export const description = showFor({ resource: ['subscription'] }, recordProperties(kinds.subscription));

export async function execute(context: IExecuteFunctions, itemIndex: number, account: AsaasAccount): Promise<ItemResult> {
	await account.subscriptions.remove(recordId(context, itemIndex, kinds.subscription));
	return removedResult();
}
