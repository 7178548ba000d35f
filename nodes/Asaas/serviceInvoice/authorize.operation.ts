import type { IExecuteFunctions, INodePropertyOptions } from 'n8n-workflow';
import type { ItemResult } from '../../../runtime/host/runItems';
import type { AsaasAccount } from '../shared/asaas';
import { documentResult } from '../../shared/operation';
import { showFor } from '../../shared/showFor';
import { kinds, recordId, recordProperties } from '../shared/recordParameter';

export const option: INodePropertyOptions = {
	name: 'Authorize',
	value: 'authorize',
	description: 'Send a scheduled or refused NFS-e to the city hall now',
	action: 'Authorize a service invoice',
};

export const description = showFor({ resource: ['serviceInvoice'] }, recordProperties(kinds.serviceInvoice));

export async function execute(context: IExecuteFunctions, itemIndex: number, account: AsaasAccount): Promise<ItemResult> {
	return documentResult('invoice', await account.serviceInvoices.authorize(recordId(context, itemIndex, kinds.serviceInvoice)));
}
