import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { OrderKeeper } from '../../../domain/ports/orderSource';
import type { ItemResult } from '../../../runtime/host/runItems';
import { orderParameter } from '../../shared/orderParameter';
import { requireOrder } from '../../shared/requireOrder';
import { shipmentOnItem } from '../shipmentOnItem';

export const option: INodePropertyOptions = {
	name: 'Fulfill',
	value: 'fulfill',
	description: 'Mark the open items as sent, with the tracking of the item\'s "shipment" where there is one',
	action: 'Fulfill an order',
};

export const description: INodeProperties[] = [
	{
		displayName: 'Notify Customer',
		name: 'notifyCustomer',
		type: 'boolean',
		displayOptions: { show: { operation: ['fulfill'] } },
		default: false,
		hint: 'Off: a later node of the flow tells the customer, for example on WhatsApp',
		description: 'Whether Shopify sends its own shipping message',
	},
];

export async function execute(context: IExecuteFunctions, itemIndex: number, keeper: OrderKeeper): Promise<ItemResult> {
	const order = requireOrder(orderParameter(context, itemIndex));
	const shipment = shipmentOnItem(context, itemIndex);
	const notifyCustomer = context.getNodeParameter('notifyCustomer', itemIndex) as boolean;
	const result = await keeper.fulfill({ order, shipment, notifyCustomer });
	return { documents: { fulfillment: { vendor: order.source, ...result } } };
}
