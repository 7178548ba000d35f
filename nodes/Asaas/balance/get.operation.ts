import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { ItemResult } from '../../../runtime/host/runItems';
import type { AsaasAccount } from '../shared/asaas';

export const option: INodePropertyOptions = {
	name: 'Get',
	value: 'get',
	description: "Get the reais at the account's disposal",
	action: 'Get the balance',
};

/** There is one balance. */
export const description: INodeProperties[] = [];

export async function execute(_context: IExecuteFunctions, _itemIndex: number, account: AsaasAccount): Promise<ItemResult> {
	return { documents: { balance: await account.balance() } };
}
