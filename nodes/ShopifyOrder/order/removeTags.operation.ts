import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { OrderKeeper } from '../../../domain/ports/orderKeeper';
import type { ItemResult } from '../../../runtime/host/runItems';
import { orderProperties, orderParameter } from '../../shared/orderParameter';
import { requireOrder } from '../../shared/requireOrder';
import { tagsParameter, tagsProperty } from './tagsProperty';

export const option: INodePropertyOptions = {
	name: 'Remove Tags',
	value: 'removeTags',
	description: 'Take tags off and keep the others',
	action: 'Remove tags from an order',
};

export const description: INodeProperties[] = [...orderProperties, tagsProperty];

export async function execute(context: IExecuteFunctions, itemIndex: number, keeper: OrderKeeper): Promise<ItemResult> {
	const order = requireOrder(orderParameter(context, itemIndex));
	return { documents: { tags: await keeper.removeTags(order, tagsParameter(context, itemIndex)) } };
}
