import type { IExecuteFunctions, INodePropertyOptions } from 'n8n-workflow';
import type { ItemResult } from '../../../runtime/host/runItems';
import type { AsaasAccount } from '../shared/asaas';
import { removedResult } from '../shared/operation';
import { showFor } from '../../shared/showFor';
import { kinds, recordId, recordProperties } from '../shared/recordParameter';

export const option: INodePropertyOptions = {
	name: 'Delete',
	value: 'delete',
	description: 'Remove a payment link: nobody can open it any more',
	action: 'Delete a payment link',
};

export const description = showFor({ resource: ['paymentLink'] }, recordProperties(kinds.paymentLink));

export async function execute(context: IExecuteFunctions, itemIndex: number, account: AsaasAccount): Promise<ItemResult> {
	await account.paymentLinks.remove(recordId(context, itemIndex, kinds.paymentLink));
	return removedResult();
}
