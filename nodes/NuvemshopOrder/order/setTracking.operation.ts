import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Fulfillment } from '../../../domain/documents/fulfillment';
import type { ParcelDesk, TrackingRequest } from '../../../domain/ports/orderKeeper';
import { once } from '../../../runtime/host/once';
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
	const request: TrackingRequest = {
		order,
		shipment,
		fulfillmentId: String(context.getNodeParameter('parcelId', itemIndex, '') ?? '').trim() || null,
		notifyCustomer: context.getNodeParameter('notifyCustomer', itemIndex, false) as boolean,
	};
	const tracking = (await tellOnce(context, desk, request)) ?? (await desk.updateTracking({ ...request, notifyCustomer: false }));
	return { documents: { fulfillment: { vendor: order.source, ...tracking } } };
}

/**
 * An email is not taken back, and of two workers each sees a parcel of which nothing is told: n8n's own memory guards it. Undefined where
 * no email is asked for, or it was sent before.
 */
async function tellOnce(context: IExecuteFunctions, desk: ParcelDesk, request: TrackingRequest): Promise<Fulfillment | undefined> {
	const { order, shipment, fulfillmentId, notifyCustomer } = request;
	if (!notifyCustomer) return undefined;
	return await once<Fulfillment | undefined>(context, ['nuvemshop email', order.id, shipment.trackingNumber, fulfillmentId].join(' '), {
		work: async () => await desk.updateTracking(request),
		repeated: () => undefined,
		unfinished: () => {
			throw emailUnclear(order.number);
		},
	});
}

function emailUnclear(number: string): IntegrationError {
	return new IntegrationError('ponte', {
		class: 'unknownOutcome',
		code: 'emailUnclear',
		message: `The email about the parcel of order ${number} was begun before, and nobody knows whether it was sent`,
		hint: 'Look at the order in the panel of Nuvemshop; without "Notify Customer" the tracking is set and nobody is written to',
	});
}

function shipmentMissing(): IntegrationError {
	return new IntegrationError('ponte', {
		class: 'validation',
		code: 'shipmentMissing',
		message: 'There is no shipment on the item',
		hint: 'Put Carrier Shipment before this node',
	});
}
