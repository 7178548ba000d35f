import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { readOrder } from '../../../domain/checks/orderCheck';
import { orderKeyOf, type Order } from '../../../domain/documents/order';
import type { ShipmentReference } from '../../../domain/ports/carrier';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { itemJson } from '../../../runtime/host/currentItem';
import { asObject } from '../../../runtime/host/itemDocuments';
import { keyParameter } from '../../shared/optionsCollection';
import { isByShop, shopCarriers } from './ownTerms';

/** Which shipment an operation is about. */
export const shipmentProperties: INodeProperties[] = [
	{
		displayName: 'Shipment',
		name: 'shipmentFrom',
		type: 'options',
		options: [
			{ name: 'By ID', value: 'id', description: 'Uses the ID given below' },
			{
				name: 'From the Incoming Item',
				value: 'item',
				description: 'Uses the "shipment" on the item, or looks for the label that this node bought for the "order" on it',
			},
			{ name: 'The Return on the Item', value: 'return', description: 'Uses the "returnShipment" that Create Return has put there' },
		],
		default: 'item',
		displayOptions: { hide: { vendor: [...shopCarriers] } },
		description: 'Which shipment is meant',
	},
	{
		displayName: 'Shipment ID',
		name: 'shipmentId',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 9a2b1c4d-0000-4000-8000-1234567890ab',
		displayOptions: { show: { shipmentFrom: ['id'] }, hide: { vendor: [...shopCarriers] } },
		description: "The carrier's own ID of the shipment, not its tracking number",
	},
];

/** The key under which Create buys the label of an order. */
export function shipmentKey(context: IExecuteFunctions, itemIndex: number, order: Order): string {
	return keyParameter(context, itemIndex, `${orderKeyOf(order)}:shipment`);
}

/** One, or each of an order's parcels where the shipment on the item names them. */
export function shipmentReferences(context: IExecuteFunctions, itemIndex: number): ShipmentReference[] {
	const one = shipmentReference(context, itemIndex);
	if (!('id' in one) || context.getNodeParameter('shipmentFrom', itemIndex, 'item') !== 'item') return [one];
	const parcels: unknown = asObject(itemJson(context, itemIndex).shipment)?.parcels;
	const ids = Array.isArray(parcels) ? parcels.flatMap((parcel) => asObject(parcel)?.id ?? []) : [];
	return ids.length > 1 ? ids.map((id) => ({ id: String(id) })) : [one];
}

function shipmentReference(context: IExecuteFunctions, itemIndex: number): ShipmentReference {
	const from = isByShop(context) ? 'order' : context.getNodeParameter('shipmentFrom', itemIndex, 'item');
	if (from === 'id') {
		const id = String(context.getNodeParameter('shipmentId', itemIndex, '')).trim();
		if (id !== '') return { id };
		throw shipmentMissing('No shipment ID is given', 'Fill in "Shipment ID"');
	}
	const { shipment, returnShipment, order } = itemJson(context, itemIndex);
	if (from === 'return') return returnReference(asObject(returnShipment)?.id);
	const id = from === 'order' ? undefined : asObject(shipment)?.id;
	if (typeof id === 'string' && id !== '') return { id };
	const reading = readOrder(asObject(order));
	if (reading.valid) return { order: reading.order, key: shipmentKey(context, itemIndex, reading.order) };
	throw shipmentMissing(
		'There is neither a shipment nor a whole order on the item',
		'Put "Carrier Shipment: Create" before this node, or one that brings the whole order, or switch "Shipment" to "By ID"',
	);
}

function returnReference(id: unknown): ShipmentReference {
	if (typeof id === 'string' && id !== '') return { id };
	throw shipmentMissing(
		'There is no return on the item',
		'Put "Carrier Shipment: Create Return" before this node, or switch "Shipment" to "By ID"',
	);
}

function shipmentMissing(message: string, hint: string): IntegrationError {
	return new IntegrationError('ponte', { class: 'validation', code: 'shipmentMissing', message, hint });
}
