import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { ParcelDesk } from '../../../domain/ports/orderKeeper';
import type { ItemResult } from '../../../runtime/host/runItems';
import { documentResult } from '../../shared/operation';
import { readShopOrder, shopOrderProperties } from '../../shared/shopOrderReference';

export const option: INodePropertyOptions = {
	name: 'Get',
	value: 'get',
	description: 'Read an order as the shop has it now, CPF/CNPJ and address taken apart',
	action: 'Get an order',
};

export const description: INodeProperties[] = shopOrderProperties("The number in the order's address in the panel of Nuvemshop");

export async function execute(context: IExecuteFunctions, itemIndex: number, desk: ParcelDesk): Promise<ItemResult> {
	return documentResult('order', await readShopOrder(context, itemIndex, desk));
}
