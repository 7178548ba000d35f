import type { IExecuteFunctions, INodePropertyOptions } from 'n8n-workflow';
import type { ItemResult } from '../../../runtime/host/runItems';
import type { AsaasAccount } from '../shared/asaas';
import { documentResult } from '../../shared/operation';
import { showFor } from '../../shared/showFor';
import { kinds, recordId, recordProperties } from '../shared/recordParameter';

export const option: INodePropertyOptions = {
	name: 'Get',
	value: 'get',
	description: 'Read a payment link as Asaas has it now',
	action: 'Get a payment link',
};

export const description = showFor({ resource: ['paymentLink'] }, recordProperties(kinds.paymentLink));

export async function execute(context: IExecuteFunctions, itemIndex: number, account: AsaasAccount): Promise<ItemResult> {
	return documentResult('paymentLink', await account.paymentLinks.get(recordId(context, itemIndex, kinds.paymentLink)));
}
