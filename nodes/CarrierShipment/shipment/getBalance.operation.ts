import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Carrier } from '../../../domain/ports/carrier';
import type { ItemResult } from '../../../runtime/host/runItems';
import { documentResult } from '../../shared/operation';
import { notOffered } from './notOffered';

export const option: INodePropertyOptions = {
	name: 'Get Balance',
	value: 'getBalance',
	description: 'Read what the wallet holds that labels are paid from',
	action: 'Get the balance of the wallet',
};

export const description: INodeProperties[] = [];

export async function execute(_context: IExecuteFunctions, _itemIndex: number, carrier: Carrier): Promise<ItemResult> {
	if (!carrier.wallet) throw notOffered(option.name);
	return documentResult('wallet', await carrier.wallet());
}
