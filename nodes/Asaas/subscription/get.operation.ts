import type { IExecuteFunctions, INodePropertyOptions } from 'n8n-workflow';
import type { ItemResult } from '../../../runtime/host/runItems';
import type { AsaasAccount } from '../shared/asaas';
import { documentResult } from '../../shared/operation';
import { showFor } from '../../shared/showFor';
import { kinds, recordId, recordProperties } from '../shared/recordParameter';

export const option: INodePropertyOptions = {
	name: 'Get',
	value: 'get',
	description: 'Read a subscription as Asaas has it now',
	action: 'Get a subscription',
};

export const description = showFor({ resource: ['subscription'] }, recordProperties(kinds.subscription));

export async function execute(context: IExecuteFunctions, itemIndex: number, account: AsaasAccount): Promise<ItemResult> {
	return documentResult('subscription', await account.subscriptions.get(recordId(context, itemIndex, kinds.subscription)));
}
