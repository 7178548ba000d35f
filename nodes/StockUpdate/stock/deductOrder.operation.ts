import type { IDataObject, IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { stockProblems } from '../../../domain/orderCheck';
import type { StockKeeper } from '../../../domain/ports/stockKeeper';
import type { ItemResult } from '../../../runtime/host/runItems';
import { keyParameter } from '../../shared/optionsCollection';
import { orderProperties } from '../../shared/orderParameter';
import { orderReference } from '../../shared/orderReference';
import { refuseProblems } from '../../shared/requireOrder';
import { locationParameter, locationProperty } from './locationProperty';

export const option: INodePropertyOptions = {
	name: 'Deduct Order',
	value: 'deductOrder',
	description: "Take the order's items out of stock",
	action: 'Deduct an order from stock',
};

export const description: INodeProperties[] = [...orderProperties, locationProperty];

export async function execute(context: IExecuteFunctions, itemIndex: number, keeper: StockKeeper): Promise<ItemResult> {
	const { order, number, id } = orderReference(context, itemIndex);
	if (order) refuseProblems(number, stockProblems(order), 'Give the products their SKUs in the shop, then run the item again');
	const location = locationParameter(context, itemIndex);
	const key = keyParameter(context, itemIndex, `${id}:stock`);
	const stock = await keeper.deductOrder({ order, orderNumber: number, key, location });
	return { documents: { stock: stock as unknown as IDataObject[] } };
}
