import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { OrderKeeper } from '../../../domain/ports/orderKeeper';
import type { ItemResult } from '../../../runtime/host/runItems';
import { orderProperties, orderParameter } from '../../shared/orderParameter';
import { requireOrder } from '../../shared/requireOrder';
import { tagsParameter, tagsProperty } from './tagsProperty';

export const option: INodePropertyOptions = {
	name: 'Add Tags',
	value: 'addTags',
	description: 'Add tags and keep those that the order has',
	action: 'Add tags to an order',
};

export const description: INodeProperties[] = [...orderProperties, tagsProperty];

export async function execute(context: IExecuteFunctions, itemIndex: number, keeper: OrderKeeper): Promise<ItemResult> {
	const order = requireOrder(orderParameter(context, itemIndex));
	return { documents: { tags: await keeper.addTags(order, tagsParameter(context, itemIndex)) } };
}
