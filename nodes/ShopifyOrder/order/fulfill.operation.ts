import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { OrderKeeper } from '../../../domain/ports/orderKeeper';
import type { ItemResult } from '../../../runtime/host/runItems';
import { orderParameter, orderProperties } from '../../shared/orderParameter';
import { requireOrder } from '../../shared/requireOrder';
import { comingShipment } from '../../shared/shipmentOnItem';
import { parcelItems } from './parcelItems';
import { notifyProperty } from './reversalProperties';

export const option: INodePropertyOptions = {
	name: 'Fulfill',
	value: 'fulfill',
	description: 'Mark the open items as sent, with the tracking of the item\'s "shipment" where there is one',
	action: 'Fulfill an order',
};

/** What the list of locations offers first: n8n marks a value red that is not on it, and this is the value of a new node. */
export const everyLocation: INodePropertyOptions = { name: 'Every Location with Open Items, One Fulfillment Each', value: '' };

export const description: INodeProperties[] = [
	...orderProperties,
	{
		displayName: 'Items',
		name: 'itemsFrom',
		type: 'options',
		options: [
			{ name: 'All That Are Open', value: 'all', description: 'Whatever of the order can be sent now' },
			{ name: 'Using JSON', value: 'json', description: 'Only what is in this parcel' },
		],
		default: 'all',
		description: 'What is in the parcel',
	},
	{
		displayName: 'Items (JSON)',
		name: 'itemsJson',
		type: 'json',
		default: '[]',
		placeholder: 'e.g. [{"sku": "CAM-ALG-M", "quantity": 1}]',
		displayOptions: { show: { itemsFrom: ['json'] } },
		hint: 'Without a tracking number, a parcel of the same items counts as this one',
		description: 'A list of objects with "sku" and "quantity", such as some of the items of the order',
	},
	{
		displayName: 'Location Name or ID',
		name: 'location',
		type: 'options',
		typeOptions: { loadOptionsMethod: 'getLocations' },
		default: '',
		description:
			'Where the parcel leaves from. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	notifyProperty,
];

export async function execute(context: IExecuteFunctions, itemIndex: number, keeper: OrderKeeper): Promise<ItemResult> {
	const order = requireOrder(orderParameter(context, itemIndex));
	const result = await keeper.fulfill({
		order,
		shipment: comingShipment(context, itemIndex),
		items: parcelItems(context, itemIndex),
		location: String(context.getNodeParameter('location', itemIndex, '') ?? '').trim() || null,
		notifyCustomer: context.getNodeParameter('notifyCustomer', itemIndex) as boolean,
	});
	return { documents: { fulfillment: { vendor: order.source, ...result } } };
}
