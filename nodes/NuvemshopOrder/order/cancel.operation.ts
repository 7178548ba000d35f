import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { ParcelDesk } from '../../../domain/ports/orderKeeper';
import type { ItemResult } from '../../../runtime/host/runItems';
import { orderParameter, orderProperties } from '../../shared/orderParameter';
import { requireOrder } from '../../shared/requireOrder';

export const option: INodePropertyOptions = {
	name: 'Cancel',
	value: 'cancel',
	description: 'Call an order off that was not sent yet; the money stays where it is',
	action: 'Cancel an order',
};

export const description: INodeProperties[] = [
	...orderProperties,
	{
		displayName: 'Nuvemshop gives no money back by its API: do so in the panel of the payment provider.',
		name: 'cancelNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Reason',
		name: 'reason',
		type: 'options',
		options: [
			{ name: 'Customer Changed or Cancelled the Order', value: 'customer' },
			{ name: 'Fraudulent Order', value: 'fraud' },
			{ name: 'Items Unavailable', value: 'inventory' },
			{ name: 'Other', value: 'other' },
		],
		default: 'customer',
		description: 'Why the order is cancelled',
	},
	{
		displayName: 'Restock',
		name: 'restock',
		type: 'boolean',
		default: true,
		description: 'Whether the items go back into the stock of the store',
	},
	{
		displayName: 'Notify Customer',
		name: 'notifyCustomer',
		type: 'boolean',
		default: false,
		description: 'Whether Nuvemshop writes to the customer by email',
	},
];

export async function execute(context: IExecuteFunctions, itemIndex: number, desk: ParcelDesk): Promise<ItemResult> {
	const order = requireOrder(orderParameter(context, itemIndex));
	const result = await desk.cancel({
		order,
		reason: context.getNodeParameter('reason', itemIndex) as string,
		refund: false,
		restock: context.getNodeParameter('restock', itemIndex) as boolean,
		notifyCustomer: context.getNodeParameter('notifyCustomer', itemIndex) as boolean,
		note: null,
	});
	return { documents: { cancellation: { vendor: order.source, ...result } } };
}
