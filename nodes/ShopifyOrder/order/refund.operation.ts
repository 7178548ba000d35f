import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { OrderKeeper } from '../../../domain/ports/orderKeeper';
import type { ItemResult } from '../../../runtime/host/runItems';
import { leastReais, requireNumber } from '../../shared/numberParameter';
import { keyParameter } from '../../shared/optionsCollection';
import { orderParameter, orderProperties } from '../../shared/orderParameter';
import { requireOrder } from '../../shared/requireOrder';
import { notifyProperty, reversalProperties, staffNoteProperty } from './reversalProperties';

export const option: INodePropertyOptions = {
	name: 'Refund',
	value: 'refund',
	description: 'Give money back by the way it came, once',
	action: 'Refund an order',
};

export const description: INodeProperties[] = [
	...orderProperties,
	{
		displayName: 'What to Refund',
		name: 'refundWhat',
		type: 'options',
		options: [
			{ name: 'An Amount', value: 'amount', description: 'Money alone; the items stay sold' },
			{ name: 'Everything That Is Left', value: 'all', description: 'All items, the shipping and the money that has not gone back yet' },
		],
		default: 'all',
		description: 'How much goes back to the customer',
	},
	{
		displayName: 'Amount',
		name: 'amount',
		type: 'number',
		typeOptions: { minValue: 0.01, numberPrecision: 2 },
		default: 0,
		required: true,
		displayOptions: { show: { refundWhat: ['amount'] } },
		hint: 'Another refund of the same amount needs an "Idempotency Key" of its own, under Options',
		description: 'In the currency of the shop',
	},
	...reversalProperties.map((property) => ({ ...property, displayOptions: { show: { refundWhat: ['all'] } } })),
	notifyProperty,
	staffNoteProperty,
];

export async function execute(context: IExecuteFunctions, itemIndex: number, keeper: OrderKeeper): Promise<ItemResult> {
	const order = requireOrder(orderParameter(context, itemIndex));
	// Only what says so is all of it: an empty expression is not.
	const amount =
		context.getNodeParameter('refundWhat', itemIndex) === 'all'
			? null
			: requireNumber(context.getNodeParameter('amount', itemIndex), 'Amount', leastReais, 'amount');
	const result = await keeper.refund({
		order,
		key: keyParameter(context, itemIndex, `${order.id}:refund:${amount === null ? 'all' : amount.toFixed(2)}`),
		amount,
		restock: amount === null && (context.getNodeParameter('restock', itemIndex, true) as boolean),
		notifyCustomer: context.getNodeParameter('notifyCustomer', itemIndex) as boolean,
		note: (context.getNodeParameter('staffNote', itemIndex, '') as string).trim() || null,
	});
	return { documents: { refund: { vendor: order.source, ...result } } };
}
