import type { IExecuteFunctions, INodePropertyOptions } from 'n8n-workflow';
import type { ItemResult } from '../../../runtime/host/runItems';
import type { AsaasAccount } from '../shared/asaas';
import { documentResult } from '../../shared/operation';
import { showFor } from '../../shared/showFor';
import { kinds, recordId, recordProperties } from '../shared/recordParameter';

export const option: INodePropertyOptions = {
	name: 'Cancel',
	value: 'cancel',
	description: 'Stop a transfer that is still pending',
	action: 'Cancel a transfer',
};

export const description = showFor({ resource: ['transfer'] }, recordProperties(kinds.transfer));

export async function execute(context: IExecuteFunctions, itemIndex: number, account: AsaasAccount): Promise<ItemResult> {
	return documentResult('transfer', await account.transfers.cancel(recordId(context, itemIndex, kinds.transfer)));
}
