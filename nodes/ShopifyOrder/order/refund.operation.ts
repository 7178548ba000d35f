import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { OrderKeeper } from '../../../domain/ports/orderKeeper';
import type { ItemResult } from '../../../runtime/host/runItems';
import { keyParameter } from '../../shared/optionsCollection';
import { orderParameter, orderProperties } from '../../shared/orderParameter';
import { refundAmount, refundKey, refundProperties } from '../../shared/refundParameters';
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
	...refundProperties({
		part: 'Money alone; the items stay sold',
		all: 'All items, the shipping and the money that has not gone back yet',
		currency: 'shop',
	}),
	...reversalProperties.map((property) => ({ ...property, displayOptions: { show: { refundWhat: ['all'] } } })),
	notifyProperty,
	staffNoteProperty,
];

export async function execute(context: IExecuteFunctions, itemIndex: number, keeper: OrderKeeper): Promise<ItemResult> {
	const order = requireOrder(orderParameter(context, itemIndex));
	const amount = refundAmount(context, itemIndex);
	const result = await keeper.refund({
		order,
		key: keyParameter(context, itemIndex, refundKey(order.id, amount)),
		amount,
		restock: amount === null && (context.getNodeParameter('restock', itemIndex, true) as boolean),
		notifyCustomer: context.getNodeParameter('notifyCustomer', itemIndex) as boolean,
		note: (context.getNodeParameter('staffNote', itemIndex, '') as string).trim() || null,
	});
	return { documents: { refund: { vendor: order.source, ...result } } };
}
