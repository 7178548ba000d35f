import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

export const fulfillmentProperty: INodeProperties = {
	displayName: 'Fulfillment ID',
	name: 'fulfillmentId',
	type: 'string',
	default: '',
	placeholder: 'e.g. gid://shopify/Fulfillment/255858046',
	hint: 'Empty: the one with the tracking number of the item\'s "shipment", or the only one of the order',
	description: 'Which parcel of the order it is about',
};

export function fulfillmentParameter(context: IExecuteFunctions, itemIndex: number): string | null {
	return String(context.getNodeParameter('fulfillmentId', itemIndex, '') ?? '').trim() || null;
}
