import type { IExecuteFunctions, INodePropertyOptions } from 'n8n-workflow';
import type { ItemResult } from '../../../runtime/host/runItems';
import type { AsaasAccount } from '../shared/asaas';
import { documentResult } from '../../shared/operation';
import { showFor } from '../../shared/showFor';
import { kinds, recordId, recordProperties } from '../shared/recordParameter';

export const option: INodePropertyOptions = {
	name: 'Get',
	value: 'get',
	description: 'Read a customer as Asaas has it now',
	action: 'Get a customer',
};

export const description = showFor({ resource: ['customer'] }, recordProperties(kinds.customer));

export async function execute(context: IExecuteFunctions, itemIndex: number, account: AsaasAccount): Promise<ItemResult> {
	return documentResult('customer', await account.customers.get(recordId(context, itemIndex, kinds.customer)));
}
