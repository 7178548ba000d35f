import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { OrderKeeper } from '../../../domain/ports/orderKeeper';
import type { ItemResult } from '../../../runtime/host/runItems';
import { orderParameter, orderProperties } from '../../shared/orderParameter';
import { requireOrder } from '../../shared/requireOrder';
import { notifyProperty, reversalProperties, staffNoteProperty } from './reversalProperties';

export const option: INodePropertyOptions = {
	name: 'Cancel',
	value: 'cancel',
	description: 'Cancel the order and wait for Shopify to have done it',
	action: 'Cancel an order',
};

export const description: INodeProperties[] = [
	...orderProperties,
	{
		displayName: 'Reason',
		name: 'reason',
		type: 'options',
		options: [
			{ name: 'Customer Changed or Cancelled the Order', value: 'CUSTOMER' },
			{ name: 'Fraudulent Order', value: 'FRAUD' },
			{ name: 'Items Unavailable', value: 'INVENTORY' },
			{ name: 'Other', value: 'OTHER' },
			{ name: 'Payment Declined', value: 'DECLINED' },
			{ name: 'Staff Mistake', value: 'STAFF' },
		],
		default: 'CUSTOMER',
		description: 'Why the order is cancelled',
	},
	{
		displayName: 'Refund',
		name: 'refund',
		type: 'boolean',
		default: false,
		hint: 'Off: the money stays where it is, for example because the payment provider gives it back',
		description: 'Whether Shopify gives the money back by the way it came',
	},
	...reversalProperties,
	notifyProperty,
	staffNoteProperty,
];

export async function execute(context: IExecuteFunctions, itemIndex: number, keeper: OrderKeeper): Promise<ItemResult> {
	const order = requireOrder(orderParameter(context, itemIndex));
	const result = await keeper.cancel({
		order,
		reason: context.getNodeParameter('reason', itemIndex) as string,
		refund: context.getNodeParameter('refund', itemIndex) as boolean,
		restock: context.getNodeParameter('restock', itemIndex) as boolean,
		notifyCustomer: context.getNodeParameter('notifyCustomer', itemIndex) as boolean,
		note: (context.getNodeParameter('staffNote', itemIndex, '') as string).trim() || null,
	});
	return { documents: { cancellation: { vendor: order.source, ...result } } };
}
