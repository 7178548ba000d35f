import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { OrderKeeper } from '../../../domain/ports/orderKeeper';
import type { ItemResult } from '../../../runtime/host/runItems';
import { noteParameter, requireNote } from '../../shared/noteParameter';
import { orderParameter, orderProperties } from '../../shared/orderParameter';
import { requireOrder } from '../../shared/requireOrder';

export const option: INodePropertyOptions = {
	name: 'Add Note',
	value: 'appendNote',
	description: 'Put a line under the note that the order has, once',
	action: 'Add a line to the note of an order',
};

export const description: INodeProperties[] = [
	...orderProperties,
	noteParameter({ hint: 'What the customer or the shop wrote stays above it', description: 'The line to add' }),
];

export async function execute(context: IExecuteFunctions, itemIndex: number, keeper: OrderKeeper): Promise<ItemResult> {
	const order = requireOrder(orderParameter(context, itemIndex));
	const text = requireNote(context, itemIndex);
	return { documents: { note: { vendor: order.source, ...(await keeper.appendNote(order, text)) } } };
}
