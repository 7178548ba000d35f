import type { IExecuteFunctions, INodePropertyOptions } from 'n8n-workflow';
import type { OrderStock } from '../../../domain/ports/stock';
import type { ItemResult } from '../../../runtime/host/runItems';
import { moveOrder } from './orderOperation';

export { returnByCount as prepare } from './orderByCount';
export { orderProperties as description } from '../../shared/orderParameter';

export const option: INodePropertyOptions = {
	name: 'Return Order',
	value: 'returnOrder',
	description:
		"Put the order's items back into stock, once, after it was cancelled or sent back; behind a refund event what came back with it",
	action: 'Return an order to stock',
};

export async function execute(context: IExecuteFunctions, itemIndex: number, orderStock: OrderStock): Promise<ItemResult> {
	return await moveOrder(context, itemIndex, async (request) => await orderStock.returnOrder!(request));
}
