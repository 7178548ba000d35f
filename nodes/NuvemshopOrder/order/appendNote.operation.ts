import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { ParcelDesk } from '../../../domain/ports/orderKeeper';
import type { ItemResult } from '../../../runtime/host/runItems';
import { noteParameter, requireNote } from '../../shared/noteParameter';
import { orderParameter, orderProperties } from '../../shared/orderParameter';
import { requireOrder } from '../../shared/requireOrder';

export const option: INodePropertyOptions = {
	name: 'Add Note',
	value: 'appendNote',
	description: "Put a line under the shop's own note of an order, once",
	action: 'Add a note to an order',
};

export const description: INodeProperties[] = [
	...orderProperties,
	noteParameter({ hint: 'What the shop wrote stays above it; the customer does not see it', description: 'The line to add' }),
];

export async function execute(context: IExecuteFunctions, itemIndex: number, desk: ParcelDesk): Promise<ItemResult> {
	const order = requireOrder(orderParameter(context, itemIndex));
	const text = requireNote(context, itemIndex);
	return { documents: { note: { vendor: order.source, ...(await desk.appendNote(order, text)) } } };
}
