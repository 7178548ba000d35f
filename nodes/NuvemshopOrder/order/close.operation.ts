import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { ParcelDesk } from '../../../domain/ports/orderKeeper';
import type { ItemResult } from '../../../runtime/host/runItems';
import { orderParameter, orderProperties } from '../../shared/orderParameter';
import { requireOrder } from '../../shared/requireOrder';

export const option: INodePropertyOptions = {
	name: 'Archive',
	value: 'close',
	description: 'Take an order that is done off the list of open ones; a cancelled one stays so',
	action: 'Archive an order',
};

/** Everything comes with the item. */
export const description: INodeProperties[] = orderProperties;

export async function execute(context: IExecuteFunctions, itemIndex: number, desk: ParcelDesk): Promise<ItemResult> {
	const order = requireOrder(orderParameter(context, itemIndex));
	return { documents: { orderStatus: { vendor: order.source, ...(await desk.close(order)) } } };
}
