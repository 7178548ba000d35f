import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { Order } from '../../domain/documents/order';
import { readOrder } from '../../domain/checks/orderCheck';
import { itemJson } from '../../runtime/host/currentItem';
import { asObject } from '../../runtime/host/itemDocuments';
import { IntegrationError } from '../../runtime/errors/integrationError';
import { jsonParameter } from './jsonParameter';
import { tellProblems } from '../../domain/values/problemWords';

/** Where a node takes the order from: the incoming item, unless the user says otherwise. */
export const orderProperties: INodeProperties[] = [
	{
		displayName: 'Order',
		name: 'orderFrom',
		type: 'options',
		options: [
			{ name: 'From the Incoming Item', value: 'item', description: 'Uses the "order" that a trigger put on the item' },
			{ name: 'Using JSON', value: 'json', description: 'Uses the order given as JSON' },
		],
		default: 'item',
		description: 'Where the order comes from',
	},
	{
		displayName: 'Order (JSON)',
		name: 'orderJson',
		type: 'json',
		default: '{}',
		displayOptions: { show: { orderFrom: ['json'] } },
		description: 'An order document as the triggers of this package emit it',
	},
];

/** The item's order, or null where there is none at all; a broken one is refused with the field's name. */
export function orderParameter(context: IExecuteFunctions, itemIndex: number): Order | null {
	const source = orderDocument(context, itemIndex);
	if (source === undefined) return null;
	const reading = readOrder(source);
	if (reading.valid) return reading.order;
	const { problems } = reading;
	throw new IntegrationError(
		'ponte',
		{
			class: 'validation',
			code: 'orderDocument',
			message: `The order on the item cannot be used: ${tellProblems(problems)}`,
			hint: 'Put a trigger of this package before this node, or switch "Order" to another source',
		},
		{ problems },
	);
}

function orderDocument(context: IExecuteFunctions, itemIndex: number): unknown {
	if (context.getNodeParameter('orderFrom', itemIndex) === 'item') return asObject(itemJson(context, itemIndex).order);
	return jsonParameter(context, 'orderJson', itemIndex);
}
