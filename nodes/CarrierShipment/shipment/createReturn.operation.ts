import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { orderKeyOf, type Order } from '../../../domain/documents/order';
import type { Carrier } from '../../../domain/ports/carrier';
import { asObject } from '../../../runtime/host/itemDocuments';
import { itemJson } from '../../../runtime/host/currentItem';
import type { ItemResult } from '../../../runtime/host/runItems';
import { documentResult } from '../../shared/operation';
import { keyParameter } from '../../shared/optionsCollection';
import { showFor } from '../../shared/showFor';
import { notOffered } from './notOffered';
import { readPacking } from './packing';
import { measuredOrder, packingParameter, shippableOrder } from './parcel';
import { announcedReturnId, returnedItemsProperty, withReturnedItems } from './returnedItems';

export const option: INodePropertyOptions = {
	name: 'Create Return',
	value: 'createReturn',
	description: 'Make the label by which the customer sends goods back, once',
	action: 'Create a return',
};

export const description: INodeProperties[] = showFor({ operation: ['createReturn'] }, [
	returnedItemsProperty,
	{
		displayName: 'Service',
		name: 'returnService',
		type: 'options',
		options: [
			{ name: 'Cheapest', value: 'cheapest' },
			{ name: 'Fastest', value: 'fastest' },
		],
		default: 'cheapest',
		description: 'How the goods travel',
	},
]);

export async function execute(context: IExecuteFunctions, itemIndex: number, carrier: Carrier): Promise<ItemResult> {
	if (!carrier.createReturn) throw notOffered(option.name);
	const shippable = await shippableOrder(context, itemIndex);
	const whole = measuredOrder(context, itemIndex, shippable.order);
	const order = withReturnedItems(context, itemIndex, whole);
	const choose = context.getNodeParameter('returnService', itemIndex, 'cheapest') === 'fastest' ? 'fastest' : 'cheapest';
	const { oneParcelOnly, parcelPlans } = await readPacking();
	const { levels } = await parcelPlans(carrier, order, packingParameter(context, itemIndex, order), []);
	const [first, ...others] = levels[0]![0]!.parcels;
	if (others.length > 0) throw oneParcelOnly({ order }, 1 + others.length);
	const outwardNumber = outwardNumberOf(context, itemIndex);
	const request = { order, parcel: first!.parcel, key: returnKey(context, itemIndex, order), choose, outwardNumber } as const;
	return documentResult('returnShipment', await carrier.createReturn(request));
}

function returnKey(context: IExecuteFunctions, itemIndex: number, order: Order): string {
	const announced = announcedReturnId(context, itemIndex);
	return keyParameter(context, itemIndex, `${orderKeyOf(order)}:return${announced === null ? '' : `/${announced}`}`);
}

/** Of several parcels it is not known which one the goods were in. */
function outwardNumberOf(context: IExecuteFunctions, itemIndex: number): string | null {
	const shipment = asObject(itemJson(context, itemIndex).shipment);
	const number = Array.isArray(shipment?.parcels) && shipment.parcels.length > 1 ? null : shipment?.trackingNumber;
	return typeof number === 'string' && number !== '' ? number : null;
}
