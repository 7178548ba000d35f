import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { ParcelDesk } from '../../../domain/ports/orderKeeper';
import type { ItemResult } from '../../../runtime/host/runItems';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { orderParameter, orderProperties } from '../../shared/orderParameter';
import { requireOrder } from '../../shared/requireOrder';
import { comingShipment } from '../../shared/shipmentOnItem';

export const option: INodePropertyOptions = {
	name: 'Set Tracking',
	value: 'setTracking',
	description: 'Mark an order as sent, with tracking code and link of the item\'s "shipment"',
	action: 'Set the tracking of an order',
};

export const description: INodeProperties[] = [
	...orderProperties,
	{
		displayName: 'Parcel ID',
		name: 'parcelId',
		type: 'string',
		default: '',
		placeholder: 'e.g. 01FHZXHK8PTP9FVK99Z66GXASS',
		hint: 'Empty: all parcels that have not left yet',
		description: 'One parcel of the order (fulfillment order), where its goods leave from several places',
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
	const shipment = comingShipment(context, itemIndex);
	if (!shipment) throw shipmentMissing();
	const tracking = await desk.updateTracking({
		order,
		shipment,
		fulfillmentId: String(context.getNodeParameter('parcelId', itemIndex, '') ?? '').trim() || null,
		notifyCustomer: context.getNodeParameter('notifyCustomer', itemIndex, false) as boolean,
	});
	return { documents: { fulfillment: { vendor: order.source, ...tracking } } };
}

function shipmentMissing(): IntegrationError {
	return new IntegrationError('ponte', {
		class: 'validation',
		code: 'shipmentMissing',
		message: 'There is no shipment on the item',
		hint: 'Put Carrier Shipment before this node',
	});
}
