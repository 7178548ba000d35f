import type { IExecuteFunctions, INodePropertyOptions } from 'n8n-workflow';
import type { ItemResult } from '../../../runtime/host/runItems';
import type { AsaasAccount } from '../shared/asaas';
import { documentResult } from '../../shared/operation';
import { showFor } from '../../shared/showFor';
import { kinds, recordId, recordProperties } from '../shared/recordParameter';

export const option: INodePropertyOptions = {
	name: 'Cancel',
	value: 'cancel',
	description: 'Cancel an NFS-e, at the city hall too where it is authorized',
	action: 'Cancel a service invoice',
};

export const description = showFor({ resource: ['serviceInvoice'] }, recordProperties(kinds.serviceInvoice));

export async function execute(context: IExecuteFunctions, itemIndex: number, account: AsaasAccount): Promise<ItemResult> {
	return documentResult('invoice', await account.serviceInvoices.cancel(recordId(context, itemIndex, kinds.serviceInvoice)));
}
