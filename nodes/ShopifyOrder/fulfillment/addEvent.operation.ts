import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { OrderKeeper } from '../../../domain/ports/orderKeeper';
import type { ShipmentStatus } from '../../../domain/documents/shipment';
import type { ItemResult } from '../../../runtime/host/runItems';
import { orderParameter, orderProperties } from '../../shared/orderParameter';
import { requireMoment } from '../../shared/requireMoment';
import { requireOrder } from '../../shared/requireOrder';
import { shipmentOnItem } from '../../shared/shipmentOnItem';
import { fulfillmentParameter, fulfillmentProperty } from './fulfillmentProperty';

export const option: INodePropertyOptions = {
	name: 'Add Event',
	value: 'addEvent',
	description: "Tell the customer's order page what the carrier says of a parcel, once",
	action: 'Add an event to a fulfillment',
};

const ofShipment = 'shipment';

export const description: INodeProperties[] = [
	...orderProperties,
	{
		displayName: 'Event',
		name: 'status',
		type: 'options',
		options: [
			{ name: 'Delivered', value: 'delivered' },
			{ name: 'Delivery Attempted', value: 'failed_attempt' },
			{ name: 'In Transit', value: 'in_transit' },
			{ name: 'Label Printed', value: 'label_ready' },
			{ name: 'Out for Delivery', value: 'out_for_delivery' },
			{ name: 'Picked Up by the Carrier', value: 'posted' },
			{ name: 'Returned', value: 'returned' },
			{ name: 'Status of the Shipment on the Item', value: ofShipment },
		],
		default: ofShipment,
		description: 'What happened',
	},
	{
		displayName: 'Happened At',
		name: 'happenedAt',
		type: 'dateTime',
		default: '',
		hint: 'Empty: now. With a moment, the same event at another moment is another one',
		description: 'When it happened',
	},
	{
		displayName: 'Message',
		name: 'message',
		type: 'string',
		default: '',
		placeholder: 'e.g. Objeto saiu para entrega',
		description: "The carrier's own words",
	},
	fulfillmentProperty,
];

export async function execute(context: IExecuteFunctions, itemIndex: number, keeper: OrderKeeper): Promise<ItemResult> {
	const order = requireOrder(orderParameter(context, itemIndex));
	const shipment = shipmentOnItem(context, itemIndex);
	const chosen = context.getNodeParameter('status', itemIndex) as ShipmentStatus | typeof ofShipment;
	const status = chosen === ofShipment ? (shipment?.status ?? 'unknown') : chosen;
	const happenedAt: unknown = context.getNodeParameter('happenedAt', itemIndex, '');
	const at = happenedAt === '' ? null : requireMoment(happenedAt, 'Happened At', context.getTimezone());
	const event = { status, at, message: text(context, 'message', itemIndex) };
	const trackingNumber = shipment?.trackingNumber ?? null;
	const result = await keeper.addEvent({ order, event, trackingNumber, fulfillmentId: fulfillmentParameter(context, itemIndex) });
	return { documents: { fulfillmentEvent: { vendor: order.source, status, ...result } } };
}

function text(context: IExecuteFunctions, name: string, itemIndex: number): string | null {
	return String(context.getNodeParameter(name, itemIndex, '') ?? '').trim() || null;
}
