import type { IExecuteFunctions, INodePropertyOptions } from 'n8n-workflow';
import type { OrderStock } from '../../../domain/ports/stock';
import type { ItemResult } from '../../../runtime/host/runItems';
import { moveOrder } from './orderOperation';

export { deductByCount as prepare } from './orderByCount';
export { orderProperties as description } from '../../shared/orderParameter';

export const option: INodePropertyOptions = {
	name: 'Deduct Order',
	value: 'deductOrder',
	description: "Take the order's items out of stock, once",
	action: 'Deduct an order from stock',
};

export async function execute(context: IExecuteFunctions, itemIndex: number, orderStock: OrderStock): Promise<ItemResult> {
	return await moveOrder(context, itemIndex, async (request) => await orderStock.deductOrder(request));
}
